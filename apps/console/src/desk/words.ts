import { roomWords } from '../words/room-words.ts'

export const useDeskWords = roomWords('desk', {
  'zh-CN': {
    desk: '工作台',
    tabs: {
      label: '应办事项', all: '全部', accept: '待受理', verify: '待核实', dispatch: '待交办', sign: '待签收', handle: '处置中', report_in: '待报到',
      check: '待核查', confirm: '待确认', contact: '待联系', extension: '延期审批', ruling: '待裁定', coordinate: '待协调', countersign: '待复签',
      review: '挂账复核', reply: '督办答复', more: '{n}+', late: '超时 {n} 件', soon: '将到期 {n} 件',
    },
    list: {
      label: '待办，按时限排序', moreFailed: '后面的未读到', retry: '重试', reading: '正在读取', events: '事件',
      end: '共 {n} 件', gone: '已办理', changed: '已变动', filtered: '筛选出 {n} 件', filteredMore: '已列出 {n} 件，后面还有',
    },
    arrived: { work: '{n} 条新待办', events: '{n} 条新事件', gone: '{n} 条已办，收起', changed: '{n} 条已变动，刷新', key: '按 r 显示' },
    empty: {
      all: '没有待办事项', allNext: '有新任务时会列在此处并提示。',
      accept: '没有待受理事件', acceptNext: '新上报的事件会列在此处。', verify: '没有待核实事件', verifyNext: '受理台交来核实时会列在此处。',
      dispatch: '没有待交办事件', dispatchNext: '受理后的事件会列在此处。', sign: '没有待签收任务', signNext: '受理台交办后会列在此处。',
      handle: '没有处置中的任务', handleNext: '签收后的任务会列在此处。', report_in: '没有待报到的吹哨', report_inNext: '受理台吹哨后会列在此处。',
      check: '没有待核查事件', checkNext: '承办单位处置完成后会列在此处。', confirm: '没有待确认事件', confirmNext: '核查通过后会列在此处。',
      contact: '没有待联系的反映人', contactNext: '应答复反映人时会列在此处。', extension: '没有待审批的延期', extensionNext: '承办单位申请延期后会列在此处。',
      ruling: '没有待裁定事件', rulingNext: '单位之间有争议提请裁定后会列在此处。', coordinate: '没有待协调事件', coordinateNext: '启动协调后会列在此处。',
      countersign: '没有待复签事件', countersignNext: '作废或强制结案须另一人复签，届时列在此处。', review: '没有待复核的挂账', reviewNext: '挂账到复核时间会列在此处。',
      reply: '没有待答复的督办', replyNext: '收到督办单后会列在此处。',
      filtered: '没有符合条件的事项', filteredNext: '放宽或清除筛选再看。', clear: '清除筛选',
      events: '没有未结事件', eventsNext: '已结的可在“已结”中查看。', eventsAll: '还没有事件', eventsAllNext: '上报后会列在此处。',
      nextTab: '去{tab}（{n}）',
    },
    pane: {
      label: '事件详情', back: '返回列表', previous: '上一件', next: '下一件', place: '第 {n} 件', order: '督办单', none: '选一件查看和办理',
    },
    search: { label: '在列表中检索', placeholder: '编号、地址、内容', clear: '清除检索', short: '继续输入' },
    filter: {
      button: '筛选', count: '筛选（{n}）', close: '收起', clear: '全部清除', remove: '去掉 {what}', title: '筛选条件',
      show: '办结情况', open: '未结', closed: '已结', all: '全部', light: '灯', state: '状态', level: '等级', matter: '事项', source: '来源',
      area: '区域', unit: '主办单位', desk: '受理台', opened: '上报时间', due: '到期时间', q: '检索', from: '起', to: '止',
      chip: '{name}：{value}', and: '、', more: '等 {n} 项', unknown: '未知', anyMatter: '大类、小类或事项', anyArea: '镇街、村社或网格', anyState: '一个或几个状态',
      openStates: '未结', closedStates: '已结', range: '自选日期',
    },
    span: { today: '今天', yesterday: '昨天', tomorrow: '明天', week: '本周', month: '本月', last7: '近 7 天', last30: '近 30 天', past: '已过期', range: '{from}至{to}' },
    saved: {
      button: '常用筛选', none: '还没有保存的筛选', save: '存为常用', name: '名称', placeholder: '如：本周超时', done: '已保存“{name}”', drop: '删除“{name}”',
      dropped: '已删除“{name}”', replace: '已有同名，保存将替换', full: '最多保存 {n} 个', nothing: '先设筛选条件再保存',
    },
  },
  en: {
    desk: 'My desk',
    tabs: {
      label: 'What you owe', all: 'All', accept: 'To accept', verify: 'To verify', dispatch: 'To dispatch', sign: 'To sign for', handle: 'In hand', report_in: 'To report in',
      check: 'To check', confirm: 'To confirm', contact: 'To call back', extension: 'Extensions', ruling: 'To rule on', coordinate: 'To coordinate', countersign: 'To countersign',
      review: 'Holds to review', reply: 'Orders to answer', more: '{n}+', late: '{n} late', soon: '{n} due soon',
    },
    list: {
      label: 'What waits for you, by deadline', moreFailed: 'The rest did not load', retry: 'Try again', reading: 'Loading', events: 'Events',
      end: '{n} in all', gone: 'Done', changed: 'Changed', filtered: '{n} fit the filter', filteredMore: '{n} listed, there are more',
    },
    arrived: { work: '{n} new', events: '{n} new', gone: '{n} done: fold away', changed: '{n} changed: refresh', key: 'Press r to show' },
    empty: {
      all: 'Nothing waits for you', allNext: 'New tasks appear here and announce themselves.',
      accept: 'Nothing to accept', acceptNext: 'New reports appear here.', verify: 'Nothing to verify', verifyNext: 'What a desk sends you to look at appears here.',
      dispatch: 'Nothing to dispatch', dispatchNext: 'Accepted events appear here.', sign: 'Nothing to sign for', signNext: 'What a desk dispatches to you appears here.',
      handle: 'Nothing in hand', handleNext: 'Tasks that you have signed for appear here.', report_in: 'No whistle to answer', report_inNext: 'When a desk calls you to a place, it appears here.',
      check: 'Nothing to check', checkNext: 'Finished events appear here.', confirm: 'Nothing to confirm', confirmNext: 'Checked events appear here.',
      contact: 'Nobody to call back', contactNext: 'Reporters who are owed a word appear here.', extension: 'No extension to decide', extensionNext: 'Requests of units appear here.',
      ruling: 'Nothing to rule on', rulingNext: 'Cases that units dispute appear here.', coordinate: 'Nothing to coordinate', coordinateNext: 'Coordinations that have begun appear here.',
      countersign: 'Nothing to countersign', countersignNext: 'Voiding and forced closing need a second person: they appear here.', review: 'No hold to review', reviewNext: 'Holds appear here when their review is due.',
      reply: 'No order to answer', replyNext: 'Supervision orders to you appear here.',
      filtered: 'Nothing fits the filter', filteredNext: 'Widen or clear it.', clear: 'Clear filter',
      events: 'No open events', eventsNext: 'Closed ones are under “Closed”.', eventsAll: 'No events yet', eventsAllNext: 'Reports appear here.',
      nextTab: '{tab} ({n})',
    },
    pane: {
      label: 'The event', back: 'Back to the list', previous: 'Previous', next: 'Next', place: 'No. {n}', order: 'Supervision order', none: 'Choose one to read and act',
    },
    search: { label: 'Search in the list', placeholder: 'Number, address, words', clear: 'Clear search', short: 'Type on' },
    filter: {
      button: 'Filter', count: 'Filter ({n})', close: 'Fold', clear: 'Clear all', remove: 'Remove {what}', title: 'Filter',
      show: 'Open or closed', open: 'Open', closed: 'Closed', all: 'All', light: 'Light', state: 'State', level: 'Level', matter: 'Matter', source: 'Source',
      area: 'Area', unit: 'Lead unit', desk: 'Desk', opened: 'Reported', due: 'Due', q: 'Search', from: 'From', to: 'To',
      chip: '{name}: {value}', and: ', ', more: 'and {n} in all', unknown: 'unknown', anyMatter: 'Class, subclass or matter', anyArea: 'Town, village or grid', anyState: 'One or several states',
      openStates: 'Open', closedStates: 'Closed', range: 'Other dates',
    },
    span: { today: 'today', yesterday: 'yesterday', tomorrow: 'tomorrow', week: 'this week', month: 'this month', last7: 'last 7 days', last30: 'last 30 days', past: 'past', range: '{from} to {to}' },
    saved: {
      button: 'Saved filters', none: 'No saved filter yet', save: 'Save this filter', name: 'Name', placeholder: 'e.g. late this week', done: 'Saved “{name}”', drop: 'Delete “{name}”',
      dropped: 'Deleted “{name}”', replace: 'There is one of this name: it will be replaced', full: 'At most {n}', nothing: 'Set a filter first',
    },
  },
})
export type DeskSay = ReturnType<typeof useDeskWords>
