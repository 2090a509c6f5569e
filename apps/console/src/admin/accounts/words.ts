import { roomWords } from '../../words/room-words.ts'

export const useAccountWords = roomWords('accounts', {
  'zh-CN': {
    title: '账号',
    search: '账号或姓名',
    new: '新建账号',
    kinds: { all: '全部类型', staff: '工作人员', program: '程序', resident: '居民', system: '系统', link: '链接' },
    states: { all: '全部状态', locked: '已锁定', disabled: '已停用', unused: '从未登录', 'first-password': '须改初始口令' },
    none: '没有符合条件的账号',
    noneNext: '换个词，或清除筛选。',
    choose: '从左侧选择账号',
    chooseSystem: '可改名、停用、重置口令。岗位由安全管理员设置。',
    chooseSecurity: '可解锁、解除动态口令绑定、强制下线、设岗。',
    noRole: '未设岗',
    never: '从未登录',
    fact: { username: '账号', kind: '类型', created: '创建', last: '最近登录', factor: '动态口令', locked: '锁定至' },
    factor: { yes: '已绑定', no: '未绑定' },
    act: {
      rename: '改名', disable: '停用', enable: '启用', reset: '重置口令', unlock: '解锁', factor: '解除动态口令', end: '强制下线', give: '设岗',
      own: '本人账号由另一名管理员办理', protected: '管理员的口令和动态口令在服务器上用命令行重置',
    },
    form: {
      username: '账号', usernameHint: '小写字母、数字、点、横线，2 至 40 位，设定后不能改', name: '姓名或名称', kind: '类型',
      kindHint: '程序账号供 12345 热线等系统对接，居民账号由居民自行注册。', create: '新建', save: '保存', rename: '改名',
    },
    password: {
      title: '{name} 的初始口令', why: '只显示这一次。当面或经可靠途径交给本人，首次登录须修改。', copy: '复制', copied: '已复制', done: '已交给本人',
    },
    sure: {
      reset: '重置 {name} 的口令', resetWhy: '现口令立即失效，已登录的全部下线。新口令只显示一次。',
      disable: '停用 {name} 的账号', disableWhy: '立即下线，不能再登录。岗位和历史记录不变，可再启用。',
      factor: '解除 {name} 的动态口令绑定', factorWhy: '立即下线，再次登录后须重新绑定。仅在验证器遗失时使用。',
      end: '将 {name} 强制下线', endWhy: '{n} 处登录立即失效。',
    },
    done: {
      renamed: '已改名', disabled: '已停用 {name} 的账号', enabled: '已启用 {name} 的账号', unlocked: '已解锁 {name}', factor: '已解除 {name} 的动态口令绑定',
      ended: '已下线 {n} 处',
    },
    posts: { title: '任职经历', none: '没有设过岗', now: '在任', later: '未到任', past: '已离任', term: '{from} 至 {to}', open: '{from} 起' },
    sessions: { title: '在线', none: '当前未登录', kind: { browser: '浏览器', bearer: '程序', link: '链接' }, since: '{time} 登录', seen: '最近使用 {time}', unknown: '来源不详' },
  },
  en: {
    title: 'Accounts',
    search: 'Account or name',
    new: 'New account',
    kinds: { all: 'All kinds', staff: 'Staff', program: 'Program', resident: 'Resident', system: 'System', link: 'Link' },
    states: { all: 'All states', locked: 'Locked', disabled: 'Disabled', unused: 'Never signed in', 'first-password': 'First password' },
    none: 'No account is like that',
    noneNext: 'Try another word, or clear the filter.',
    choose: 'Choose an account on the left',
    chooseSystem: 'Rename, disable, reset a password. Posts are the security administrator’s.',
    chooseSecurity: 'Unlock, remove a second factor, sign out, give posts.',
    noRole: 'No post',
    never: 'Never signed in',
    fact: { username: 'Account', kind: 'Kind', created: 'Created', last: 'Last sign-in', factor: 'Second factor', locked: 'Locked until' },
    factor: { yes: 'Enrolled', no: 'Not enrolled' },
    act: {
      rename: 'Rename', disable: 'Disable', enable: 'Enable', reset: 'Reset password', unlock: 'Unlock', factor: 'Remove second factor', end: 'Sign out', give: 'Give a post',
      own: 'Your own account is another administrator’s to change', protected: 'Passwords and second factors of administrators are reset on the server’s command line',
    },
    form: {
      username: 'Account', usernameHint: 'Lower-case letters, digits, dots and dashes, 2 to 40; it cannot be changed', name: 'Name', kind: 'Kind',
      kindHint: 'Programs connect systems such as the 12345 hotline. Residents open their own accounts.', create: 'Create', save: 'Save', rename: 'Rename',
    },
    password: {
      title: 'First password of {name}', why: 'It is shown this once. Hand it over in person or in a safe way; it must be changed at the first sign-in.', copy: 'Copy', copied: 'Copied', done: 'Handed over',
    },
    sure: {
      reset: 'Reset the password of {name}', resetWhy: 'The present one ends at once, and every session with it. The new one is shown once.',
      disable: 'Disable the account of {name}', disableWhy: 'It is signed out at once and cannot sign in. Posts and history stay; it can be enabled again.',
      factor: 'Remove the second factor of {name}', factorWhy: 'It is signed out at once and must enrol anew. Only where the authenticator is lost.',
      end: 'Sign {name} out', endWhy: '{n} sessions end at once.',
    },
    done: {
      renamed: 'Renamed', disabled: 'The account of {name} is disabled', enabled: 'The account of {name} is enabled', unlocked: '{name} is unlocked', factor: 'The second factor of {name} was removed',
      ended: '{n} sessions ended',
    },
    posts: { title: 'Posts over time', none: 'Has never held a post', now: 'held', later: 'to come', past: 'ended', term: '{from} to {to}', open: 'from {from}' },
    sessions: { title: 'Signed in', none: 'Not signed in now', kind: { browser: 'Browser', bearer: 'Program', link: 'Link' }, since: 'since {time}', seen: 'last used {time}', unknown: 'unknown address' },
  },
})
