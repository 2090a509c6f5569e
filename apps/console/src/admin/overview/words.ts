import { roomWords } from '../../words/room-words.ts'

export const useOverviewWords = roomWords('admin-overview', {
  'zh-CN': {
    waits: '待处理', nothing: '没有待处理的事项', stands: '现状', more: '{n}+',
    system: {
      title: '系统管理概况', nothingNext: '区域、日历、派遣规则齐全，草稿都已发布。',
      calendar: '{year} 年日历没有数据', calendarAct: '录入',
      gaps: '{n} 项职能在 {towns} 个镇街无人承担', gapsWhy: '{names}。相应事件由受理台人工交办。', gapsAct: '查看',
      draft: '政策草稿尚未发布', draftBy: '{by} 于 {time} 最后修改', draftFaults: '{by} 于 {time} 最后修改，有 {n} 处问题待改', draftAct: '查看草稿', somebody: '系统',
      waiting: '第 {no} 号政策将于 {time} 生效', waitingAct: '查看',
      failed: '{n} 条短信未发出', failedWhy: '已多次重试。核对短信网关。', failedAct: '查看',
      noGrids: '{n} 个镇街没有网格', noGridsWhy: '{names}。落在其中的事件没有网格员，直接到镇街。', noGridsAct: '导入网格',
      unused: '{n} 个账号从未登录', unusedWhy: '核对是否还需要，不需要的停用。', unusedAct: '查看',
      locked: '{n} 个账号已锁定', lockedWhy: '连续输错口令所致，10 分钟后自动解除，或由安全管理员解锁。', lockedAct: '查看',
    },
    security: {
      title: '安全管理概况', nothingNext: '岗位都有人，没有锁定的账号。',
      locked: '{n} 个账号已锁定', lockedWhy: '{names}。核实是否本人输错口令后再解锁。', lockedAct: '解锁',
      desks: '{n} 个受理台无人', units: '{n} 个承办单位无人', officers: '{n} 个网格没有网格员', leaders: '{n} 个网格没有网格长', fill: '设岗',
      ending: '{n} 个岗位 30 日内到期', endingWhy: '{names}。需要续任的改离任日。', endingAct: '查看',
      factor: '{n} 名管理员未绑定动态口令', factorWhy: '{names}。登录时须先绑定。', factorDemo: '{names}。演示环境不强制。', factorAct: '查看',
      alone: '{role}只有 1 人', aloneWhy: '本人账号由另一名管理员办理，至少设两人。', aloneAct: '设岗',
    },
    audit: {
      title: '审计概况', nothingNext: '近 24 小时没有被拒绝的操作，也没有查看个人信息明文。',
      seal: '封存', sealed: '已封存至第 {position} 条，{time}', unsealed: '{n} 条待封存', sealNone: '尚未封存', sealWhy: '把末次封存的指纹抄存别处，可发现日志被截短。', copy: '复制指纹', copied: '已复制',
      oldest: '最早记录', kept: '日志保存不少于 184 日，不可删改。',
      refused: '{n} 次操作被拒绝', refusedWhy: '无权使用功能，或条件不符。', openings: '{n} 次查看个人信息明文', openingsWhy: '逐次填有理由，可在记录中查看。',
      exports: '{n} 次导出', exportsWhy: '数据离开系统，核对用途。', failures: '{n} 次登录失败', failuresWhy: '集中在同一来源时留意。', admins: '{n} 次账号、岗位变更', adminsWhy: '权限的来源，逐条核对。',
      act: '查看', table: '操作', day: '24 小时', week: '7 日', refusedCol: '其中未获准', none: '近 7 日没有记录',
    },
  },
  en: {
    waits: 'What waits', nothing: 'Nothing waits', stands: 'As it stands', more: '{n}+',
    system: {
      title: 'System overview', nothingNext: 'Areas, calendars and rules are complete, drafts are published.',
      calendar: 'No calendar data for {year}', calendarAct: 'Enter it',
      gaps: '{n} functions are filled by nobody in {towns} towns', gapsWhy: '{names}. The desk dispatches such events by hand.', gapsAct: 'Show',
      draft: 'The draft of the policy is not published', draftBy: 'Last changed by {by}, {time}', draftFaults: 'Last changed by {by}, {time}; {n} faults', draftAct: 'Open the draft', somebody: 'the system',
      waiting: 'Policy {no} takes effect on {time}', waitingAct: 'Show',
      failed: '{n} messages were not sent', failedWhy: 'Tried several times. Check the gateway.', failedAct: 'Show',
      noGrids: '{n} towns have no grids', noGridsWhy: '{names}. Events there have no officer and go to the town.', noGridsAct: 'Import grids',
      unused: '{n} accounts never signed in', unusedWhy: 'Disable those that are not needed.', unusedAct: 'Show',
      locked: '{n} accounts are locked', lockedWhy: 'After wrong passwords; it ends by itself in 10 minutes, or the security administrator unlocks them.', lockedAct: 'Show',
    },
    security: {
      title: 'Security overview', nothingNext: 'All posts are held, no account is locked.',
      locked: '{n} accounts are locked', lockedWhy: '{names}. Ask whether it was they who mistyped, then unlock.', lockedAct: 'Unlock',
      desks: '{n} desks without people', units: '{n} units without people', officers: '{n} grids without officer', leaders: '{n} grids without leader', fill: 'Give posts',
      ending: '{n} posts end within 30 days', endingWhy: '{names}. Change the last day of those that go on.', endingAct: 'Show',
      factor: '{n} administrators without second factor', factorWhy: '{names}. They must enrol at their next sign-in.', factorDemo: '{names}. The demo does not enforce it.', factorAct: 'Show',
      alone: 'There is only one {role}', aloneWhy: 'Nobody changes their own account: there should be two.', aloneAct: 'Give a post',
    },
    audit: {
      title: 'Audit overview', nothingNext: 'In the last 24 hours nothing was refused and no personal data opened.',
      seal: 'Seal', sealed: 'Sealed to line {position}, {time}', unsealed: '{n} lines wait for their seal', sealNone: 'Not sealed yet', sealWhy: 'Keep the last seal elsewhere: it shows a log that was cut short.', copy: 'Copy the seal', copied: 'Copied',
      oldest: 'Oldest line', kept: 'The log is kept for at least 184 days and cannot be changed.',
      refused: '{n} actions were refused', refusedWhy: 'No right, or a condition that was not met.', openings: '{n} openings of personal data', openingsWhy: 'Each has its reason, shown with the line.',
      exports: '{n} exports', exportsWhy: 'Data left the house: ask what for.', failures: '{n} failed sign-ins', failuresWhy: 'Look where they come from one address.', admins: '{n} changes of accounts and posts', adminsWhy: 'Where rights come from: look at each.',
      act: 'Show', table: 'Action', day: '24 hours', week: '7 days', refusedCol: 'refused', none: 'Nothing in the last 7 days',
    },
  },
})
