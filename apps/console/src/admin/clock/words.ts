import { roomWords } from '../../words/room-words.ts'

export const useClockWords = roomWords('clock', {
  'zh-CN': {
    title: '业务时钟', intro: '演示环境的业务时间可拨动，只能向后。时限、提醒、督办、值班都按业务时间走。', fixed: '正式环境的业务时钟不可调整，与实际时间一致。',
    now: '业务时间', wall: '实际时间', ahead: '快 {n}', same: '与实际一致', behind: '慢 {n}', rate: '快慢', rateNow: '每秒走 {n}', rateStopped: '已停', rateReal: '与实际同速',
    jump: '向后拨', jumpBy: { '3600': '1 小时', '14400': '4 小时', '86400': '1 天', '604800': '7 天' }, next: { morning: '次日 08:30' }, set: '拨到', apply: '拨到此时', passed: '不能早于当前业务时间',
    speeds: { '0': '停', '1': '实时', '60': '1 秒走 1 分', '600': '1 秒走 10 分', '3600': '1 秒走 1 小时' },
    warning: '拨动后，其间到期的时限会一并触发：超时变红、下达督办单、发出提醒、值班轮换。不能拨回。', ask: '拨到 {time}？', askWhy: '其间经过 {n}，到期的时限会依次触发，不能拨回。', yes: '拨动', no: '取消', done: '业务时间已到 {time}', doneRate: '业务时钟：{rate}',
  },
  en: {
    title: 'Business clock', intro: 'In the demo the business time can be set, forwards only. Deadlines, reminders, orders and duty follow it.', fixed: 'In production the business clock cannot be set: it is the wall clock.',
    now: 'Business time', wall: 'Wall clock', ahead: '{n} ahead', same: 'the same as the wall clock', behind: '{n} behind', rate: 'Rate', rateNow: '{n} a second', rateStopped: 'stopped', rateReal: 'real time',
    jump: 'Forward by', jumpBy: { '3600': '1 hour', '14400': '4 hours', '86400': '1 day', '604800': '7 days' }, next: { morning: 'tomorrow 08:30' }, set: 'Set to', apply: 'Set', passed: 'Not before the business time as it is',
    speeds: { '0': 'Stop', '1': 'Real time', '60': '1 minute a second', '600': '10 minutes a second', '3600': '1 hour a second' },
    warning: 'What falls due in between happens: cases turn late, orders are issued, reminders go out, duty changes. It cannot be set back.', ask: 'Set to {time}?', askWhy: '{n} pass; what falls due in between happens in its order. It cannot be set back.', yes: 'Set', no: 'Cancel', done: 'The business time is {time}', doneRate: 'Business clock: {rate}',
  },
})
