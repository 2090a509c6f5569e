import { roomWords } from '../words/room-words.ts'

export const useBulkWords = roomWords('bulk', {
  'zh-CN': {
    chosen: '已选 {n} 件', clear: '取消选择', all: '选中前 {n} 件', most: '一次最多办 {n} 件', reading: '正在核对可办操作',
    none: '所选没有共同可办的操作',
    failed: '{n} 件未读到，去掉后再办', why: '逐件按各自规则办理，办不成的逐件说明。',
    title: '{action} {n} 件', asRouted: '{fields}按各件的规则建议。', lacking: '{field}（{n} 件没有建议）', run: '{action}（{n} 件）',
    cancel: '取消',
    running: '正在办理 {done} / {of}', stop: '停止', stopped: '已停止，{n} 件未办', done: '已办 {n} 件', refused: '{n} 件未办成',
    keep: '关闭，未办成的仍选中',
    close: '完成', goOn: '继续办其余 {n} 件', waiting: '服务器繁忙，{n} 秒后继续', network: '网络中断，{n} 件未办', missing: '缺{field}，填写后提交',
  },
  en: {
    chosen: '{n} chosen', clear: 'Choose none', all: 'Choose the first {n}', most: 'At most {n} at once',
    reading: 'Asking what may be done', none: 'Nothing that may be done to all of them',
    failed: '{n} could not be read: leave them out',
    why: 'Each by its own rules; what is refused is said one by one.',
    title: '{action}: {n} events', asRouted: '{fields}: for each as the rules propose.',
    lacking: '{field} ({n} without a proposal)', run: '{action} ({n})', cancel: 'Cancel',
    running: '{done} of {of}', stop: 'Stop', stopped: 'Stopped, {n} not done', done: '{n} done',
    refused: '{n} refused', keep: 'Close, keep the rest chosen',
    close: 'Done', goOn: 'Go on with the other {n}', waiting: 'The server is busy: on in {n} s',
    network: 'The network failed, {n} not done', missing: '{field} is missing',
  },
})
