import { roomWords } from '../words/room-words.ts'

export const useRowWords = roomWords('row', {
  'zh-CN': {
    why: '{phase}时限 {limit}，{due} 到期',
    whyWithoutLimit: '{phase} {due} 到期',
    whyPaused: '计时暂停，原到期 {due}',
    unread: '有新进展',
    choose: '选中 {number}',
    order: '督办单',
    noPlace: '位置待定',
    noClass: '未归类',
  },
  en: {
    why: '{phase}: limit {limit}, due {due}',
    whyWithoutLimit: '{phase}: due {due}',
    whyPaused: 'Clock paused; it was due {due}',
    unread: 'Something new',
    choose: 'Choose {number}',
    order: 'Order',
    noPlace: 'Place unknown',
    noClass: 'Not classified',
  },
})
export type RowSay = ReturnType<typeof useRowWords>
