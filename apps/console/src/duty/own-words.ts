import { roomWords } from '../words/room-words.ts'

/** Apart from the rota's own words: the header carries these on every page. */
export const useOwnDutyWords = roomWords('own-duty', {
  'zh-CN': {
    label: '值班', on: '在岗', off: '不在岗', leave: '休假', standing: '随时在岗', since: '{time} 起', shift: '班次 {from} 至 {to}', came: '{time} 上岗', notCome: '尚未登记上岗',
    leaveUntil: '休假至 {time}', next: '下一班 {time}', noNext: '两周内没有班次', begin: '上岗', end: '离岗', handOver: '交接班', rota: '看排班',
    begun: '已上岗，至 {time}', ended: '已离岗', deskWhy: '离岗前先交接班，受理台才不断人。',
  },
  en: {
    label: 'Duty', on: 'On duty', off: 'Off duty', leave: 'On leave', standing: 'Always on duty', since: 'since {time}', shift: 'Shift from {from} to {to}', came: 'came at {time}', notCome: 'not yet signed on',
    leaveUntil: 'On leave until {time}', next: 'Next shift {time}', noNext: 'No shift within two weeks', begin: 'Come on duty', end: 'Go off duty', handOver: 'Hand over', rota: 'See the rota',
    begun: 'You are on duty until {time}', ended: 'You are off duty', deskWhy: 'Hand the desk over before you go, so that somebody is always there.',
  },
})
