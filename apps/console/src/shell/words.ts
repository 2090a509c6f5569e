import { roomWords } from '../words/room-words.ts'

export const useShellWords = roomWords('shell', {
  'zh-CN': {
    product: '一网',
    skip: '跳到正文',
    nav: {
      label: '主导航', desk: '工作台', events: '事件', report: '代报', map: '地图', supervision: '督办', duty: '排班', admin: '管理',
    },
    search: {
      placeholder: '编号、地址、内容', title: '检索', none: '没有找到“{q}”，换个词，或只输编号后几位',
      hint: '输入编号、地址或内容', events: '事件', pages: '页面', areas: '区域', failed: '检索未完成，稍后再试',
    },
    inbox: {
      label: '收件', unread: '{n} 条未读', empty: '没有未读消息', all: '全部标为已读', older: '更早', title: '收件', every: '全部', only: '未读',
      emptyAll: '还没有消息',
    },
    account: {
      label: '我的账号', out: '退出', password: '修改口令', theme: '明暗', density: '行距',
      light: '浅色', dark: '深色', auto: '随系统', comfortable: '宽松', compact: '紧凑', keys: '快捷键', tour: '使用引导',
      toEnglish: '切换为英文', toChinese: '切换为中文',
    },
    duty: {
      none: '无须排班',
    },
    keys: {
      title: '快捷键', move: '上一行、下一行', open: '打开', act: '办理', search: '检索', help: '快捷键', back: '返回、收起', send: '提交',
      report: '代报新事件', refresh: '显示新事件', choose: '选中、取消',
    },
    tour: {
      title: '使用引导', next: '下一步', back: '上一步', done: '知道了', step: '{n} / {of}',
      clock: '灯表示时限：圆形正常，三角将到期，方形超时，双竖线暂停。停留可见到期时刻和由来。',
      desk: '工作台按时限排出应办的事。页签是应办的环节，数字是件数。',
      search: '编号、地址、内容都可检索，随时可用。',
      inbox: '新任务、催办和退回会到收件。',
      keys: '上下选行、回车打开、办理和提交都有快捷键，按问号查看。',
    },
    state: {
      loading: '正在读取', retry: '重试', back: '返回', home: '回到首页',
      failed: '读取未完成', offline: '连接中断，正在重连', notFound: '找不到此页或无权查看', notFoundWhy: '可能已移交其他单位，或地址有误。',
      noRights: '无权使用此页', noRightsWhy: '岗位由安全管理员设置，如有需要与其联系。', broken: '页面出错', brokenWhy: '已保存的内容不受影响。刷新后重试，仍不行时报给系统管理员。',
      requestId: '请求编号 {id}', newVersion: '系统已更新，刷新后继续', reload: '刷新',
    },
    error: {
      network: '网络中断，检查后重试。内容未丢失。', unreadable: '服务器暂时无法答复，稍后重试。内容未丢失。', wait: '请求过多，{n} 秒后重试',
    },
    light: { green: '正常', yellow: '将到期', red: '超时', paused: '暂停' },
    level: { '1': '一级', '2': '二级', '3': '三级', '4': '四级', none: '未定级' },
    common: {
      cancel: '取消', save: '保存', close: '关闭', copy: '复制', copied: '已复制',
      undo: '撤销', loadMore: '再读一些',
      saved: '已保存',
    },
    demo: { label: '演示环境', clock: '业务时钟 {time}', why: '演示数据均为虚构，业务时钟可拨动。' },
  },
  en: {
    product: 'OneGrid',
    skip: 'Skip to content',
    nav: {
      label: 'Main navigation', desk: 'My desk', events: 'Events', report: 'Report', map: 'Map', supervision: 'Supervision', duty: 'Rota',
      admin: 'Admin',
    },
    search: {
      placeholder: 'Number, address, words', title: 'Search', none: 'Nothing found for “{q}”: try another word, or the last digits of the number',
      hint: 'Type a number, an address or words', events: 'Events', pages: 'Pages', areas: 'Areas', failed: 'The search did not finish, try again',
    },
    inbox: {
      label: 'Inbox', unread: '{n} unread', empty: 'Nothing unread', all: 'Mark all as read', older: 'Older', title: 'Inbox', every: 'All', only: 'Unread',
      emptyAll: 'No messages yet',
    },
    account: {
      label: 'My account', out: 'Sign out', password: 'Change password', theme: 'Theme', density: 'Density',
      light: 'Light', dark: 'Dark', auto: 'As the system', comfortable: 'Comfortable', compact: 'Compact', keys: 'Keys', tour: 'Tour',
      toEnglish: 'Switch to English', toChinese: 'Switch to Chinese',
    },
    duty: {
      none: 'No rota needed',
    },
    keys: {
      title: 'Keys', move: 'Row up, row down', open: 'Open', act: 'Act', search: 'Search', help: 'Keys', back: 'Back, fold', send: 'Send',
      report: 'Report for somebody', refresh: 'Show new events', choose: 'Choose, unchoose',
    },
    tour: {
      title: 'Tour', next: 'Next', back: 'Back', done: 'Got it', step: '{n} / {of}',
      clock: 'The light is the deadline: round is in time, triangle is due soon, square is late, two bars are paused. Hover to see the moment and why.',
      desk: 'Your desk lists what you owe by deadline. A tab is a step that you owe, its figure is how many.',
      search: 'Search by number, address or words at any time.',
      inbox: 'New tasks, urging and returns arrive in the inbox.',
      keys: 'Moving, opening, acting and sending have keys: press the question mark to see them.',
    },
    state: {
      loading: 'Loading', retry: 'Try again', back: 'Back', home: 'Go home',
      failed: 'Loading did not finish', offline: 'Connection lost, reconnecting', notFound: 'Not found, or not yours to see', notFoundWhy: 'It may have moved to another unit, or the address is wrong.',
      noRights: 'You may not use this page', noRightsWhy: 'Posts are given by the security administrator: ask there.', broken: 'This page broke', brokenWhy: 'What was saved is safe. Reload; if it stays, tell the system administrator.',
      requestId: 'Request {id}', newVersion: 'There is a new version: reload to go on', reload: 'Reload',
    },
    error: {
      network: 'The network is down: check it and try again. Nothing is lost.', unreadable: 'The server cannot answer now: try again later. Nothing is lost.', wait: 'Too many requests: try again in {n} s',
    },
    light: { green: 'In time', yellow: 'Due soon', red: 'Late', paused: 'Paused' },
    level: { '1': 'Level 1', '2': 'Level 2', '3': 'Level 3', '4': 'Level 4', none: 'No level' },
    common: {
      cancel: 'Cancel', save: 'Save', close: 'Close', copy: 'Copy', copied: 'Copied',
      undo: 'Undo', loadMore: 'Load more',
      saved: 'Saved',
    },
    demo: { label: 'Demo', clock: 'Business clock {time}', why: 'All demo data is made up; the business clock can be set.' },
  },
})
