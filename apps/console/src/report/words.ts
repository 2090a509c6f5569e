import { roomWords } from '../words/room-words.ts'

export const useReportWords = roomWords('report', {
  'zh-CN': {
    title: '代报',
    mode: { label: '上报方式', report: '上报', selfHandle: '现场已解决', backfill: '补录' },
    field: {
      words: '反映内容', wordsHint: '边听边记，首句作标题',
      listed: '标题', editTitle: '改标题', address: '地点', addressHint: '村社、网格、路名门牌',
      name: '反映人', nameHint: '不愿留名可空', phone: '电话', source: '来源', externalNumber: '来源系统编号', hotlineNumber: '12345 工单号',
      matter: '事项', level: '等级', files: '照片、录音', before: '处置前照片', after: '处置后照片', way: '解决方式', occurredAt: '发生时间',
      knownAt: '得知时间',
    },
    way: { solved: '已解决', persuaded: '已劝导' },
    fault: {
      words: '写明反映的情况', matter: '选定事项', occurredAt: '填写发生时间', knownAt: '填写得知时间',
      phone: '号码不完整，座机加区号', uploading: '还有 {n} 个文件正在上传',
    },
    level: { byMatter: '{level}，按事项' },
    proposal: {
      because: '内容提到“{by}”', chosen: '手动选定', none: '未归类，由受理台定类', maybe: '可能是', other: '也可能是', take: '定为{name}',
      unsure: '内容与目录对不上，可手动选定',
    },
    routing: {
      label: '办理去向', desk: '受理', lead: '主办', assists: '协办', unit: '承办单位', officer: '网格员', limit: '处置时限',
      due: '{limit}，现在交办则 {due} 到期', auto: '无需受理，直接交办', noPoint: '定位后给出承办单位和时限', noMatter: '定类后给出承办单位和时限',
      noLead: '无对应单位，由受理台指定', why: '依据',
    },
    place: {
      label: '位置', hint: '在图上点出位置', outside: '图上已移到{name}，点出具体位置', areas: '村社与网格', used: '近期地址',
      town: '镇街', village: '村社', grid: '网格', micro_grid: '微网格',
    },
    similar: {
      label: '疑似重复', none: '附近 7 天内无相似事件', noPoint: '定位后比对附近事件', metres: '{n} 米', same: '同一件', open: '打开',
      sameWhy: '上报后并入此件，可撤销', closed: '已办结，不能并入', found_one: '疑似重复 {count} 件', found_other: '疑似重复 {count} 件',
      failed: '比对未完成', checking: '正在比对',
    },
    send: {
      report: '上报', selfHandle: '备案', backfill: '补录', keys: 'Ctrl+Enter', clear: '清空', cleared: '已清空',
      kept: '草稿已留存，刷新不丢失',
    },
    answer: {
      done: '已上报', filed: '已备案', backfilled: '已补录', same: '此前已提交，未重复上报', merged: '已上报并入 {number}',
      added: '该编号已有在办事件，已作为补充加入', mergeFailed: '已上报，未能并入 {number}：{why}', edited: '按首次提交的内容上报，之后的修改可在事件页补充',
      again: '再报一件', open: '打开事件', openInto: '打开 {number}', unmerge: '撤销合并', unmerged: '已撤销合并，恢复为单独一件',
      reply: '原件办结后，反映人一并得到答复',
    },
  },
  en: {
    title: 'Report for somebody',
    mode: {
      label: 'Kind of report', report: 'Report', selfHandle: 'Solved on the spot', backfill: 'Record afterwards',
    },
    field: {
      words: 'What was said', wordsHint: 'Write as you listen; the first sentence is the title',
      listed: 'Title', editTitle: 'Edit the title', address: 'Where', addressHint: 'Village, grid, street and number',
      name: 'Who', nameHint: 'May stay anonymous', phone: 'Telephone', source: 'Source',
      externalNumber: 'Number in its system',
      hotlineNumber: '12345 order number', matter: 'Matter', level: 'Level', files: 'Pictures, recordings',
      before: 'Pictures before',
      after: 'Pictures after', way: 'How it was solved', occurredAt: 'Happened at', knownAt: 'Known at',
    },
    way: { solved: 'Solved', persuaded: 'Persuaded' },
    fault: {
      words: 'Say what was reported', matter: 'Choose the matter', occurredAt: 'Say when it happened',
      knownAt: 'Say when it was known',
      phone: 'Incomplete; a landline needs its area code', uploading: '{n} files are still being uploaded',
    },
    level: { byMatter: '{level}, by the matter' },
    proposal: {
      because: 'the words say “{by}”', chosen: 'chosen by hand', none: 'Not classified; the desk will say',
      maybe: 'Perhaps', other: 'Or perhaps',
      take: 'Take {name}', unsure: 'No matter fits the words; one can be chosen',
    },
    routing: {
      label: 'Whose job', desk: 'Desk', lead: 'Lead', assists: 'Assisting', unit: 'Unit', officer: 'Grid officer',
      limit: 'Time to handle',
      due: '{limit}; dispatched now it is due {due}', auto: 'Dispatched at once, without the desk',
      noPoint: 'With a place, unit and deadline are told',
      noMatter: 'With a matter, unit and deadline are told', noLead: 'No unit has this job here; the desk names one',
      why: 'Why',
    },
    place: {
      label: 'Place', hint: 'Press the map at the place', outside: 'The map shows {name}; press the very place',
      areas: 'Villages and grids',
      used: 'Recent addresses', town: 'Town', village: 'Village', grid: 'Grid', micro_grid: 'Micro-grid',
    },
    similar: {
      label: 'Possible duplicates', none: 'Nothing alike nearby within 7 days',
      noPoint: 'With a place, events nearby are compared',
      metres: '{n} m', same: 'The same', open: 'Open', sameWhy: 'Reports this and merges it there; can be undone',
      closed: 'Closed: cannot be merged into',
      found_one: '{count} possible duplicate', found_other: '{count} possible duplicates',
      failed: 'The comparison did not finish',
      checking: 'Comparing',
    },
    send: {
      report: 'Report', selfHandle: 'File', backfill: 'Record', keys: 'Ctrl+Enter', clear: 'Clear',
      cleared: 'Cleared',
      kept: 'The draft is kept through a reload',
    },
    answer: {
      done: 'Reported', filed: 'Filed', backfilled: 'Recorded', same: 'Sent before; nothing was reported twice',
      merged: 'Reported and merged into {number}', added: 'This number has an open event already: added to it',
      mergeFailed: 'Reported, but not merged into {number}: {why}',
      edited: 'Reported as first sent; add later changes on the event’s page',
      again: 'Report another', open: 'Open the event', openInto: 'Open {number}', unmerge: 'Undo the merge',
      unmerged: 'The merge is undone: it stands by itself again',
      reply: 'Its reporter hears with the other event’s end',
    },
  },
})
