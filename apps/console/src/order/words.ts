import { roomWords } from '../words/room-words.ts'

export const useOrderWords = roomWords('order', {
  'zh-CN': {
    heading: '督办单', kind: '{type}督办', number: '编号 {number}', issuer: '下达单位', issued: '下达时间', to: '答复单位', event: '督办事项', about: '督办环节', due: '答复时限', reply: '答复', review: '审核', facts: '督办单内容',
    eventGone: '事件不在查看范围内', aboutPhase: '{phase}超时', reason: '督办事由', noReply: '尚未答复', noReview: '尚未审核', reviewPassed: '通过', reviewReturned: '退回重答', print: '打印', back: '督办单列表',
    why: '{start} 起算，时限 {limit}，{due} 到期', stopped: '{time} 停止计时', marks: '挂牌与发牌', card: '{colour}，{name} {time} 签发', cardNoName: '{colour}，{time} 签发', proposedCard: '系统提请发{colour}，采纳与否由具名的人定', proposedListing: '系统提请挂牌，采纳与否由具名的人定',
    listed: '{since} 起挂牌督办', listedUntil: '{since} 起挂牌督办，至 {until}', listedOver: '挂牌期限已过，尚未解除', owner: '现由', cancelled: '已撤销：{reason}', none: '无', files_one: '附件 {n} 个', files_other: '附件 {n} 个', round: '第 {n} 次答复',
  },
  en: {
    heading: 'Supervision order', kind: '{type} order', number: 'No. {number}', issuer: 'Issued by', issued: 'Issued', to: 'To be answered by', event: 'About', about: 'Step', due: 'Reply due', reply: 'Reply', review: 'Review', facts: 'The order',
    eventGone: 'The event is not yours to see', aboutPhase: '{phase} is late', reason: 'Reason', noReply: 'No reply yet', noReview: 'Not reviewed yet', reviewPassed: 'Accepted', reviewReturned: 'Returned', print: 'Print', back: 'Orders',
    why: 'From {start}, limit {limit}, due {due}', stopped: 'stopped {time}', marks: 'Listing and cards', card: '{colour}, issued by {name} {time}', cardNoName: '{colour}, issued {time}', proposedCard: '{colour} proposed by the system; a named person decides', proposedListing: 'Listing proposed by the system; a named person decides',
    listed: 'Listed since {since}', listedUntil: 'Listed since {since}, until {until}', listedOver: 'The time of the listing is over; it has not been ended', owner: 'Now with', cancelled: 'Cancelled: {reason}', none: 'none', files_one: '{n} file', files_other: '{n} files', round: 'Reply {n}',
  },
})
