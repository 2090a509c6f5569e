import { roomWords } from '../words/room-words.ts'

export const useLinkWords = roomWords('link', {
  'zh-CN': {
    opening: '正在打开', ended: '链接已失效', endedWhy: '任务已办结，或链接已过期。仍需办理的，向发来链接的受理台要新的。', again: '重新打开',
    done: '这项任务已办完', doneWhy: '链接到此失效，可以关闭页面。如需返工，受理台会发来新的链接。',
    idle: '长时间未操作，已暂时退出', idleWhy: '所填内容未丢失，重新打开即可继续。',
  },
  en: {
    opening: 'Opening', ended: 'The link has ended',
    endedWhy: 'Its task is done or its hours are over. If it is still yours to do, ask the desk that sent the link for another.',
    again: 'Open again',
    done: 'This task is done',
    doneWhy: 'The link ends here: you may close the page. Should there be more to do, the desk sends another.',
    idle: 'Signed out after a while without work', idleWhy: 'What you wrote is kept: open again to go on.',
  },
})
