import { roomWords } from '../words/room-words.ts'

export const useSignInWords = roomWords('sign-in', {
  'zh-CN': {
    title: '登录', product: '一网', of: '全科网格治理平台', username: '账号', password: '口令', code: '动态口令（6 位）', go: '登录',
    show: '显示口令', hide: '隐藏口令',
    lapsedTitle: '登录已过期，重新登录后继续', lapsedWhy: '本页填写的内容仍在。', other: '换账号登录',
    capsLock: '大写锁定已开',
    change: {
      title: '设置新口令', why: '首次登录须更换口令。', current: '现口令', next: '新口令', again: '再输一次', differs: '两次输入不一致', save: '保存并进入',
      rule: '至少 10 位，不含账号名，不与近 5 次相同',
    },
    enrol: {
      title: '绑定动态口令', why: '管理员登录须有第二重验证。用身份验证器扫码，或手工录入密钥。', key: '密钥', password: '先输入口令', begin: '下一步', code: '验证器显示的 6 位数字',
      done: '完成绑定',
    },
  },
  en: {
    title: 'Sign in', product: 'OneGrid', of: 'Grid governance', username: 'Account', password: 'Password', code: 'One-time code (6 digits)', go: 'Sign in',
    show: 'Show password', hide: 'Hide password',
    lapsedTitle: 'Your session has ended: sign in to go on', lapsedWhy: 'What you typed on this page is still there.', other: 'Use another account',
    capsLock: 'Caps lock is on',
    change: {
      title: 'Set a new password', why: 'The first sign-in needs a new password.', current: 'Current password', next: 'New password', again: 'Once more', differs: 'The two differ', save: 'Save and go on',
      rule: 'At least 10 characters, without the account’s name, none of the last 5',
    },
    enrol: {
      title: 'Enrol a second factor', why: 'Administrators sign in with a second factor. Scan with an authenticator, or type the key.', key: 'Key', password: 'First your password', begin: 'Next', code: 'The 6 digits it shows',
      done: 'Finish',
    },
  },
})
