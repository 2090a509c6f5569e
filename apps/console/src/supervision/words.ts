import { roomWords } from '../words/room-words.ts'

export const useSupervisionWords = roomWords('supervision', {
  'zh-CN': {
    title: '督办',
    tab: { label: '督办页签', overdue: '超时与将超时', orders: '督办单', marks: '挂牌与发牌', coordination: '四级协调', whistles: '吹哨报到' },
    town: '镇街', allTowns: '全区', unit: '单位', allUnits: '全部单位', area: '区域', more: '再读一些', end: '共 {n} 条', and: '、',
    overdue: {
      sentence: '{owners} 个责任方超时，共 {red} 件次；将到期 {yellow} 件次，在办 {open} 件次', calm: '没有超时。将到期 {yellow} 件次，在办 {open} 件次', none: '没有在办事项',
      noneWhy: '辖区内没有谁欠办事项。', owner: '责任方', bar: '构成', red: '超时', yellow: '将到期', open: '在办', green: '正常', orders: '督办单', kind: { all: '全部', unit: '单位', desk: '受理台', person: '个人' }, one: { unit: '单位', desk: '受理台', person: '个人' }, kindLabel: '责任方类型',
      calmRows_one: '其余 {n} 个没有超时或将到期', calmRows_other: '其余 {n} 个没有超时或将到期', showCalm: '展开', hideCalm: '收起', of: '{red} 件超时，{yellow} 件将到期，{rest} 件正常', choose: '选择左侧一个责任方，此处列出其欠办的事项',
      chooseTitle: '欠办事项', listOf: '{name} 欠办', lights: '按灯筛选', all: '全部', empty: '没有这样的事项', emptyWhy: '可能刚办完。换一个灯或责任方。', counted: '同一件由几方承办的，各记一件次',
    },
    act: {
      chosen_one: '已选 {n} 件', chosen_other: '已选 {n} 件', all: '选中已读出的', clear: '清除', urge: '催办', order: '下达督办', title: '催办或下达督办', note: '催办说明', noteHint: '选填，随催办送达', type: '督办类型', reason: '督办事由',
      reasonHint: '写明要求和时限依据', to: '由谁答复', toOwner: '各件的责任方：{name}', toOther: '指定单位', due: '答复时限 {limit}，{due} 前', send: '发出', sending: '正在发出 {n} / {of}', urged_one: '已催办 {n} 件', urged_other: '已催办 {n} 件',
      issued_one: '已下达 {n} 张督办单', issued_other: '已下达 {n} 张督办单', failed_one: '{n} 件未发出', failed_other: '{n} 件未发出', again: '重发未发出的', needReason: '写明督办事由', needUnit: '选择答复单位', about: '涉及事项', what: '做什么', close: '完成',
    },
    orders: {
      tabs: { all: '全部', issued: '待答复', replied: '待审核', ended: '已办结或撤销' }, tabsLabel: '按状态', light: '灯', anyLight: '全部', none: '没有督办单', noneWhy: '时限一过，系统按规则下达；领导和受理台也可就在办件手工下达。',
      eventGone: '事件不在查看范围内', label: '督办单列表', clear: '清除筛选',
    },
    mark: {
      proposedCard: '提请{colour}', proposedListing: '提请挂牌', listed: '挂牌', listedUntil: '挂牌至 {time}', listedSince: '{time} 起挂牌', listedNoEnd: '未定期限', listedOver: '期限已过', yellow: '黄牌', red: '红牌', by: '{name} 签发',
    },
    marks: {
      sections: { proposed: '待定', listed: '挂牌督办', card: '已发牌' }, rule: '牌由具名的人签发，系统只按时间提请。采纳与否、撤牌、解除挂牌，都在督办单上办理并留名。',
      proposedWhy: '系统提请，尚未有人决定', listedWhy: '由人列入，期限到了也由人解除', cardWhy: '已签发且未撤回', none: { proposed: '没有待定的提请', listed: '没有挂牌督办的事项', card: '没有已签发的牌' },
      noneWhy: { proposed: '督办逾期不答或一件满三张督办单时，系统提请。', listed: '突出、反复的事项可在督办单上挂牌。', card: '发牌在督办单上办理。' },
    },
    coordination: {
      label: '协调中的事项', steps: { '1': '部门间会商', '2': '平台工作组', '3': '镇街领导', '4': '区级' }, reached: '到第 {n} 级，{name}', done: '第 {n} 级 {name}：已形成决议', open: '第 {n} 级 {name}：待形成决议', ahead: '第 {n} 级 {name}：未启动',
      none: '没有协调中的事项', noneWhy: '职责不清、一家办不了的事，由受理台在事件上启动协调，逐级上提。', filter: '级别', all: '全部', history: '协调经过', noText: '内容已删除',
    },
    whistles: {
      label: '吹哨与报到', waiting: '等待到场', every: '全部', filter: '到场情况', unit: '被吹哨单位', arrived: '{n} / {of} 已到', late: '{n} 个迟到或未到', notYet: '未到', lateMark: '迟', cancelled: '已取消', metres: '距现场 {n} 米', stars: '{n} 星', unrated: '未评',
      none: '没有吹哨', noneWhy: '一家到场办不了的，由受理台在事件上吹哨，叫有关单位到现场。', noneWaiting: '没有等待到场的', arrivedIn: '用时 {length}',
    },
  },
  en: {
    title: 'Supervision',
    tab: { label: 'Supervision pages', overdue: 'Late and soon late', orders: 'Orders', marks: 'Listing and cards', coordination: 'Coordination', whistles: 'Whistles' },
    town: 'Town', allTowns: 'All towns', unit: 'Unit', allUnits: 'All units', area: 'Area', more: 'Read more', end: '{n} in all', and: ', ',
    overdue: {
      sentence: '{owners} are late with {red} cases; {yellow} due soon, {open} open', calm: 'Nobody is late. {yellow} due soon, {open} open', none: 'Nothing is owed',
      noneWhy: 'Nobody in this area owes anything.', owner: 'Who owes', bar: 'Make-up', red: 'Late', yellow: 'Due soon', open: 'Open', green: 'In time', orders: 'Orders', kind: { all: 'All', unit: 'Units', desk: 'Desks', person: 'People' }, one: { unit: 'Unit', desk: 'Desk', person: 'Person' }, kindLabel: 'Kind of owner',
      calmRows_one: '{n} other is neither late nor due soon', calmRows_other: '{n} others are neither late nor due soon', showCalm: 'Show', hideCalm: 'Hide', of: '{red} late, {yellow} due soon, {rest} in time', choose: 'Choose somebody on the left: what they owe is listed here',
      chooseTitle: 'What is owed', listOf: 'Owed by {name}', lights: 'By light', all: 'All', empty: 'None like this', emptyWhy: 'It may just have been done. Choose another light or owner.', counted: 'A case that several work on counts once for each',
    },
    act: {
      chosen_one: '{n} chosen', chosen_other: '{n} chosen', all: 'Choose all read so far', clear: 'Clear', urge: 'Urge', order: 'Issue an order', title: 'Urge or issue an order', note: 'Note', noteHint: 'Optional, goes along with the urging', type: 'Kind of order', reason: 'Reason',
      reasonHint: 'What is asked, and why by then', to: 'Who replies', toOwner: 'Who owes each: {name}', toOther: 'Another unit', due: 'Reply within {limit}, by {due}', send: 'Send', sending: 'Sending {n} / {of}', urged_one: '{n} case urged', urged_other: '{n} cases urged',
      issued_one: '{n} order issued', issued_other: '{n} orders issued', failed_one: '{n} was not sent', failed_other: '{n} were not sent', again: 'Send those again', needReason: 'Say the reason', needUnit: 'Choose who replies', about: 'About', what: 'What to do', close: 'Done',
    },
    orders: {
      tabs: { all: 'All', issued: 'Awaiting reply', replied: 'Awaiting review', ended: 'Ended or cancelled' }, tabsLabel: 'By state', light: 'Light', anyLight: 'All', none: 'No orders', noneWhy: 'The system issues them by rule when a deadline passes; leaders and desks issue them by hand.',
      eventGone: 'The event is not yours to see', label: 'Orders', clear: 'Clear filters',
    },
    mark: {
      proposedCard: '{colour} proposed', proposedListing: 'Listing proposed', listed: 'Listed', listedUntil: 'listed until {time}', listedSince: 'listed since {time}', listedNoEnd: 'no end set', listedOver: 'time is over', yellow: 'Yellow card', red: 'Red card', by: 'issued by {name}',
    },
    marks: {
      sections: { proposed: 'To decide', listed: 'Listed', card: 'Cards issued' }, rule: 'Cards are issued by named persons; the system only proposes them by time. To take a proposal up, revoke a card or end a listing, act on the order: it keeps the name.',
      proposedWhy: 'proposed by the system, nobody has decided', listedWhy: 'listed by a person; ended by one, too', cardWhy: 'issued and not revoked', none: { proposed: 'No proposal waits', listed: 'Nothing is listed', card: 'No card is out' },
      noneWhy: { proposed: 'The system proposes when an order stays unanswered, or an event has three.', listed: 'What stands out or comes back can be listed on its order.', card: 'Cards are issued on the order.' },
    },
    coordination: {
      label: 'In coordination', steps: { '1': 'Units', '2': 'Working group', '3': 'Town leaders', '4': 'District' }, reached: 'Step {n}, {name}', done: 'Step {n} {name}: resolved', open: 'Step {n} {name}: waits for a resolution', ahead: 'Step {n} {name}: not begun',
      none: 'Nothing is in coordination', noneWhy: 'What no single body can settle is coordinated from the event, step by step.', filter: 'Step', all: 'All', history: 'How it went', noText: 'erased',
    },
    whistles: {
      label: 'Whistles and arrivals', waiting: 'Waiting for arrival', every: 'All', filter: 'Arrival', unit: 'Unit called', arrived: '{n} of {of} arrived', late: '{n} late or missing', notYet: 'not yet', lateMark: 'late', cancelled: 'cancelled', metres: '{n} m away', stars: '{n} stars', unrated: 'not rated',
      none: 'No whistles', noneWhy: 'Where one unit on the spot is not enough, the desk whistles from the event.', noneWaiting: 'Nobody is waited for', arrivedIn: 'took {length}',
    },
  },
})
