import { roomWords } from '../../words/room-words.ts'

export const useDeliveryWords = roomWords('deliveries', {
  'zh-CN': {
    title: '短信外发',
    note: '内容只给能看该事件的人',
    none: '没有外发记录',
    noneNext: '催办、退回、超时和给反映人的答复会在此留下记录。',
    states: { all: '全部', waiting: '待发', sent: '已发', failed: '未发出' },
    channel: { sms: '短信', push: '推送', email: '邮件' },
    reporter: '反映人',
    resident: '居民账号',
    col: { at: '产生时间', to: '收件人', channel: '方式', state: '状态', sent: '发出时间', attempts: '次数', body: '内容' },
    after: '{time} 后发',
    hidden: '无权查看内容',
  },
  en: {
    title: 'SMS deliveries',
    note: 'What is said is shown to those who may read the case',
    none: 'Nothing has gone out',
    noneNext: 'Urging, returns, lateness and replies to reporters leave their record here.',
    states: { all: 'All', waiting: 'Waiting', sent: 'Sent', failed: 'Not sent' },
    channel: { sms: 'SMS', push: 'Push', email: 'Mail' },
    reporter: 'The reporter',
    resident: 'A resident’s account',
    col: { at: 'Created', to: 'To', channel: 'By', state: 'State', sent: 'Sent', attempts: 'Tries', body: 'Text' },
    after: 'after {time}',
    hidden: 'Not yours to read',
  },
})
