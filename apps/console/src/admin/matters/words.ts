import { roomWords } from '../../words/room-words.ts'

export const useMatterWords = roomWords('matters', {
  'zh-CN': {
    title: '事项目录', count_one: '{count} 项', count_other: '{count} 项', of: '{n} / {of} 项', add: '新增事项', search: '名称、别名、编码', searchLabel: '查找事项', allClasses: '全部大类', classLabel: '大类', functionLabel: '职能', allFunctions: '全部职能',
    filter: { label: '筛选', inactive: '停用', notLive: '尚未生效或已到期', untrained: '待培训', staffOnly: '仅工作人员可报', unchecked: '不核查', verified: '先核实', onsite: '可现场办结', guarded: '先排险', changed: '有改动', faulty: '须改正' },
    none: '没有符合条件的事项', noneWhy: '换个词，或清除筛选。', clear: '清除筛选', list: '事项', columns: { code: '编码', name: '名称', level: '等级', limit: '处置时限', lead: '主办职能', marks: '标记' },
    mark: { added: '新增', changed: '已改', removed: '已删', fault: '须改正', inactive: '停用', staffOnly: '内部', untrained: '待培训', waiting: '未生效', ended: '已到期', unsaved: '未存' },
    step: { verify: '先核实', check: '须核查', onsite: '可现场办结' },
    restore: '恢复 {limit}', safe: '排险 {limit}',
    state: { untrained: '培训后生效' },
    card: {
      close: '收起', edit: '修改', copy: '复制为新事项', disable: '停用', enable: '启用', remove: '删除', removed: '已从草稿删除 {name}', disabled: '已停用 {name}，发布后生效', enabled: '已启用 {name}，发布后生效', restore: '恢复此事项',
      lead: '主办', assists: '协办', noAssists: '无', level: '等级', limit: '处置时限', safe: '排险时限', restoreLimit: '恢复时限', steps: '办理环节', evidence: '取证', noEvidence: '不要求', stay: '适用期', always: '长期', from: '{date} 起', to: '至 {date}', span: '{from} 至 {to}',
      entry: '准入', noEntry: '无须准入', aliases: '别名', noAliases: '无', now: '现在上报', nowWhy: '按今天的日历，从此刻交办起算', due: '{due} 前处置', dueSafe: '{due} 前排险', dueRestore: '{due} 前恢复', verify: '先核实', noVerify: '不核实', check: '须核查', noCheck: '不核查', onsite: '可现场办结', noOnsite: '不可现场办结', staffOnly: '仅工作人员可报', everybody: '居民可报',
      history: '历次变化', gone: '此事项已从草稿删除', goneWhy: '发布后不能再报。在办件不受影响。', unknown: '目录中没有 {code}', notCounted: '不计入办结率', confidential: '仅经办人可见',
    },
    form: {
      newTitle: '新增事项', copyTitle: '由 {name} 复制', editTitle: '修改事项', subclass: '小类', subclassPlaceholder: '先选小类，编码随之生成', code: '编码', codeHint: '前 4 位为小类，后 2 位顺序号', codeTaken: '编码已用于“{name}”', nameZh: '中文名称', nameEn: '英文名称', aliases: '别名', aliasesHint: '居民和网格员常用的说法，用于查找；输入后回车', lead: '主办职能', leadHint: '各镇街由承担此职能的单位办理', assists: '协办职能', newFunction: '新增职能“{name}”',
      functionPlaceholder: '选择或输入职能', level: '等级', limit: '处置时限', safe: '排险时限', restore: '恢复时限', guardHint: '须围护的先排险再恢复，均从交办起算', steps: '办理环节', verify: '受理前先由网格核实', check: '处置后由他人核查', onsite: '网格员可现场办结', staffOnly: '仅工作人员可报，居民查不到', active: '启用', evidence: '取证要求', evidenceHint: '处置完成时须附',
      from: '起始日', to: '截止日', stayHint: '不填即长期有效', entry: '须部门准入', entryHint: '部门签署、网格员培训后才能报', department: '准入部门', signedOn: '签署日', trainedOn: '培训日', trainedHint: '培训前不生效', groupName: '名称', groupWho: '承办', groupTime: '等级与时限', groupSteps: '环节与取证', groupStay: '适用期与准入',
      saved: '{name} 已存入草稿', discardNew: '不新增', live: '即时上线', liveWhy: '疫情、专项等不能等的，立即对全区生效，不经草稿', liveNote: '上线说明', liveDone: '{name} 已上线，为第 {no} 号', liveAsk: '立即上线“{name}”？', liveAskWhy: '不经草稿直接发布，在办件不变。',
    },
  },
  en: {
    title: 'Matters', count_one: '{count} matter', count_other: '{count} matters', of: '{n} of {of}', add: 'Add a matter', search: 'Name, alias, code', searchLabel: 'Find a matter', allClasses: 'All classes', classLabel: 'Class', functionLabel: 'Function', allFunctions: 'All functions',
    filter: { label: 'Filter', inactive: 'Not in use', notLive: 'Not yet or no more in effect', untrained: 'Waiting for training', staffOnly: 'Staff only', unchecked: 'No check', verified: 'Verified first', onsite: 'Solvable on the spot', guarded: 'Made safe first', changed: 'Changed', faulty: 'To correct' },
    none: 'No matter fits', noneWhy: 'Try another word, or clear the filter.', clear: 'Clear', list: 'Matters', columns: { code: 'Code', name: 'Name', level: 'Level', limit: 'Handling', lead: 'Lead', marks: 'Marks' },
    mark: { added: 'new', changed: 'changed', removed: 'removed', fault: 'to correct', inactive: 'not in use', staffOnly: 'staff', untrained: 'untrained', waiting: 'not yet', ended: 'ended', unsaved: 'not saved' },
    step: { verify: 'verified', check: 'checked', onsite: 'on the spot' },
    restore: 'restore {limit}', safe: 'safe {limit}',
    state: { untrained: 'after training' },
    card: {
      close: 'Fold', edit: 'Edit', copy: 'Copy as new', disable: 'Take out of use', enable: 'Put in use', remove: 'Remove', removed: '{name} removed from the draft', disabled: '{name} taken out of use once published', enabled: '{name} put in use once published', restore: 'Bring it back',
      lead: 'Lead', assists: 'Assistants', noAssists: 'none', level: 'Level', limit: 'Handling', safe: 'Making safe', restoreLimit: 'Restoring', steps: 'Steps', evidence: 'Evidence', noEvidence: 'none asked', stay: 'In effect', always: 'always', from: 'from {date}', to: 'until {date}', span: '{from} to {to}',
      entry: 'Entry', noEntry: 'none needed', aliases: 'Also called', noAliases: 'none', now: 'Reported now', nowWhy: 'By today’s calendar, dispatched at this moment', due: 'handled by {due}', dueSafe: 'made safe by {due}', dueRestore: 'restored by {due}', verify: 'verified first', noVerify: 'not verified', check: 'checked', noCheck: 'not checked', onsite: 'solvable on the spot', noOnsite: 'not solvable on the spot', staffOnly: 'reported by staff only', everybody: 'residents may report',
      history: 'History', gone: 'Removed in the draft', goneWhy: 'Once published it can no longer be reported. Open cases stay as they are.', unknown: 'There is no {code} in the catalogue', notCounted: 'in no handling rate', confidential: 'seen by those concerned only',
    },
    form: {
      newTitle: 'New matter', copyTitle: 'Copied from {name}', editTitle: 'Edit matter', subclass: 'Subclass', subclassPlaceholder: 'The code follows from it', code: 'Code', codeHint: 'Four digits of the subclass and two more', codeTaken: 'Already the code of {name}', nameZh: 'Chinese name', nameEn: 'English name', aliases: 'Also called', aliasesHint: 'What people say, for searching; Enter after each', lead: 'Lead function', leadHint: 'In each town by the unit that fills it', assists: 'Assisting functions', newFunction: 'New function “{name}”',
      functionPlaceholder: 'Choose or type a function', level: 'Level', limit: 'Handling', safe: 'Making safe', restore: 'Restoring', guardHint: 'Made safe first, then restored; both run from dispatch', steps: 'Steps', verify: 'Verified by the grid before acceptance', check: 'Checked by somebody else', onsite: 'An officer may solve it on the spot', staffOnly: 'Reported by staff only, hidden from residents', active: 'In use', evidence: 'Evidence', evidenceHint: 'Asked when it is finished',
      from: 'First day', to: 'Last day', stayHint: 'Empty: always', entry: 'Needs entry by a department', entryHint: 'Live after the department has signed and officers are trained', department: 'Department', signedOn: 'Signed on', trainedOn: 'Trained on', trainedHint: 'Not live before', groupName: 'Name', groupWho: 'Who', groupTime: 'Level and limits', groupSteps: 'Steps and evidence', groupStay: 'Effect and entry',
      saved: '{name} is in the draft', discardNew: 'Do not add', live: 'Live at once', liveWhy: 'For an epidemic or campaign that cannot wait: in force for everybody, without the draft', liveNote: 'Note', liveDone: '{name} is live as number {no}', liveAsk: 'Put {name} live at once?', liveAskWhy: 'It is published without the draft; open cases stay as they are.',
    },
  },
})

export type SayMatter = ReturnType<typeof useMatterWords>
