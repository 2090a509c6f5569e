import { roomWords } from '../../words/room-words.ts'

export const useFormWords = roomWords('admin-form', {
  'zh-CN': {
    theirs: '填写期间，别人改了下列内容。核对后可再次提交。',
    kept: '本次填写的保留，提交后以本次为准',
    taken: '已带入',
    empty: '（空）',
    again: '仍然提交',
    reset: '放弃修改',
    optional: '选填',
    day: '选择日期',
  },
  en: {
    theirs: 'Somebody changed this while you were writing. Look, then send again.',
    kept: '— yours stands and will replace it',
    taken: '— taken over',
    empty: '(empty)',
    again: 'Send all the same',
    reset: 'Discard changes',
    optional: 'optional',
    day: 'Choose a day',
  },
})
