import { roomWords } from '../../words/room-words.ts'

export const useAuditWords = roomWords('audit', {
  'zh-CN': {
    title: '审计日志',
    note: '查询、校验和导出都记入日志',
    none: '没有符合条件的记录',
    noneNext: '放宽时间或清除条件。',
    filter: {
      who: '操作人', whoHint: '操作人姓名或账号', action: '操作', allActions: '全部操作', outcome: '结果', ip: '来源地址', object: '对象编号', from: '起', to: '止',
      search: '查询', clear: '清除条件', all: '全部', success: '成功', refused: '未获准', today: '今日', week: '近 7 日', month: '近 30 日',
      groups: '归类', actor: '仅看此人', ofObject: '仅看此对象',
    },
    group: { rights: '权限变更', signIns: '登录', personal: '个人信息', exports: '导出', rules: '规则变更', ground: '底数变更' },
    export: '导出', exporting: '正在导出', exported: '已导出，并记入日志',
    col: { at: '时间', what: '内容', ip: '来源地址', outcome: '结果' },
    line: {
      title: '记录', at: '时间', who: '操作人', system: '系统', ip: '来源地址', action: '操作', object: '对象', outcome: '结果', request: '请求编号', position: '序号',
      detail: '细节', reason: '查看理由', all: '此人的全部操作', sameObject: '此对象的全部记录', waiting: '排队中', nobody: '未登录',
    },
    object: {
      account: '账号', post: '岗位', unit: '单位', 'unit-function': '单位职能', desk: '受理台', shift: '班次', area: '区域', import: '网格导入', policy: '政策',
      'policy-draft': '政策草稿', calendar: '日历', clock: '业务时钟', person: '个人信息', event: '事件', audit: '审计日志', route: '功能', link: '办理链接',
    },
    key: {
      accountId: '人员', role: '角色', unitId: '单位', areaId: '区域', deskId: '受理台', area: '区域', unit: '单位', fields: '字段', fromDate: '到任日', toDate: '离任日',
      because: '原因', kind: '类型', count: '数量', active: '启用', renamed: '改名', function: '职能', successor: '继任单位', fileName: '文件', findings: '问题',
      areas: '网格', format: '格式', tier: '层级', no: '号', from: '起', to: '止', opening: '查看编号', caseId: '事件', taskId: '任务', field: '字段', found: '人数',
      limit: '上限', byName: '按姓名查', action: '操作', outcome: '结果', ip: '来源地址', objectId: '对象编号', objectType: '对象', actorId: '操作人', ids: '编号', desk: '受理台',
      post: '岗位', other: '另一角色', year: '年份', rate: '快慢', before: '原值', after: '新值', via: '方式', dry: '只检查', name: '名称', parentId: '上级单位', title: '职务',
      engagement: '用工方式', homeUnitId: '派出单位', workPhone: '工作电话', keepsRota: '按班次值岗', fallbackDeskId: '代管受理台', telephone: '联系电话',
      identity_number: '公民身份号码', address: '住址', contact_note: '联系说明', version: '版次', people: '人数', texts: '文字', cases: '事件', ground: '依据', reference: '文号',
    },
    yes: '是', no: '否',
    proof: {
      title: '校验', go: '校验此条', going: '正在校验', sealed: '与封存一致，未被改动', placed: '与排位一致，尚未封存', waiting: '已写入，等待排位',
      broken: '与封存不一致：此条或同段记录被改动过，立即保全并上报', hash: '本条指纹', chain: '链上指纹', seal: '封存', sealText: '第 {from} 至 {to} 条，{at}', text: '原文', byBrowser: '浏览器复算一致', byBrowserNot: '浏览器复算不一致',
    },
  },
  en: {
    title: 'Audit log',
    note: 'Searching, verifying and exporting are themselves on the log',
    none: 'No line is like that',
    noneNext: 'Take a longer time, or clear the conditions.',
    filter: {
      who: 'Who', whoHint: 'Who: name or account', action: 'Action', allActions: 'All actions', outcome: 'Outcome', ip: 'Address', object: 'Object id', from: 'From', to: 'To',
      search: 'Search', clear: 'Clear', all: 'All', success: 'Done', refused: 'Refused', today: 'Today', week: '7 days', month: '30 days',
      groups: 'Together', actor: 'This person only', ofObject: 'This object only',
    },
    group: {
      rights: 'Changes of rights', signIns: 'Signing in', personal: 'Personal data', exports: 'Exports', rules: 'Changes of rules', ground: 'Changes of ground',
    },
    export: 'Export', exporting: 'Exporting', exported: 'Exported, and on record',
    col: { at: 'Time', what: 'What', ip: 'Address', outcome: 'Outcome' },
    line: {
      title: 'Line', at: 'Time', who: 'Who', system: 'System', ip: 'Address', action: 'Action', object: 'Object', outcome: 'Outcome', request: 'Request', position: 'Position',
      detail: 'Detail', reason: 'Reason given', all: 'All that they did', sameObject: 'All about this object', waiting: 'waiting', nobody: 'not signed in',
    },
    object: {
      account: 'Account', post: 'Post', unit: 'Unit', 'unit-function': 'Function', desk: 'Desk', shift: 'Shift', area: 'Area', import: 'Import of grids', policy: 'Policy',
      'policy-draft': 'Draft', calendar: 'Calendar', clock: 'Clock', person: 'Personal data', event: 'Event', audit: 'Audit log', route: 'Function', link: 'Link',
    },
    key: {
      accountId: 'Person', role: 'Role', unitId: 'Unit', areaId: 'Area', deskId: 'Desk', area: 'Area', unit: 'Unit', fields: 'Fields', fromDate: 'First day', toDate: 'Last day',
      because: 'Because', kind: 'Kind', count: 'Count', active: 'Enabled', renamed: 'Renamed', function: 'Function', successor: 'Successor', fileName: 'File', findings: 'Findings',
      areas: 'Grids', format: 'Format', tier: 'Tier', no: 'Number', from: 'From', to: 'To', opening: 'Opening', caseId: 'Event', taskId: 'Task', field: 'Field', found: 'Found',
      limit: 'Limit', byName: 'By name', action: 'Action', outcome: 'Outcome', ip: 'Address', objectId: 'Object id', objectType: 'Object', actorId: 'Who', ids: 'Ids', desk: 'Desk',
      post: 'Post', other: 'Other role', year: 'Year', rate: 'Rate', before: 'Before', after: 'After', via: 'Via', dry: 'Only checked', name: 'Name', parentId: 'Under', title: 'Title',
      engagement: 'Engagement', homeUnitId: 'Seconded by', workPhone: 'Work telephone', keepsRota: 'On duty by shifts', fallbackDeskId: 'Stand-in', telephone: 'Telephone',
      identity_number: 'Identity number', address: 'Address', contact_note: 'How to be reached', version: 'Version', people: 'People', texts: 'Texts', cases: 'Events', ground: 'Ground', reference: 'Reference',
    },
    yes: 'yes', no: 'no',
    proof: {
      title: 'Proof', go: 'Verify this line', going: 'Verifying', sealed: 'It fits its seal: nothing was changed', placed: 'It fits its place; the seal is to come', waiting: 'Written; it waits for its place',
      broken: 'It does not fit its seal: this line or another of its span was changed. Secure the log and report', hash: 'Hash of the line', chain: 'Hash of the chain', seal: 'Seal', sealText: 'lines {from} to {to}, {at}', text: 'Text as kept', byBrowser: 'computed anew by this browser: the same', byBrowserNot: 'computed anew by this browser: different',
    },
  },
})
