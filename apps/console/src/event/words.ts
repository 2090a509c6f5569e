import { roomWords } from '../words/room-words.ts'

export const useEventWords = roomWords('event', {
  'zh-CN': {
    head: {
      copyNumber: '复制编号', page: '单独打开', print: '打印', close: '关闭（Esc）', why: '时限由来', from: '{source}上报',
      nothing: '没有待办环节', ended: '{time} 结束，历时 {took}', mergedInto: '已并入 {number}',
      round: '第 {n} 轮',
      urgent: '加急', suspended: '挂账：{condition}', backfilled: '补录', external: '来源编号 {number}', selfSolved: '现场自处',
    },
    what: {
      title: '情况', noText: '没有文字说明', noPlace: '未定位', before: '处置前',
      after: '处置后', files: '附件', noBefore: '缺处置前照片',
      noAfter: '尚无处置后照片', count: '{n} 张', map: '所在网格与附近未结',
    },
    reporter: {
      title: '反映人', anonymous: '未留姓名', open: '查看', why: '查看理由',
      reasons: { callBack: '回拨核实情况', contact: '联系反映人答复', visit: '上门处置约时间' },
      other: '其他理由', show: '查看明文', note: '查看留痕，{n} 秒后自动遮蔽', hide: '遮蔽', owed_one: '待答复反映人 {count} 人',
      owed_other: '待答复反映人 {count} 人',
    },
    clock: {
      whole: '全程', notCounted: '不计',
      day: '日期', sessions: '时段', counted: '可用时间', total: '合计 {time}',
      provisional: '节假日未公布，暂按周一至周五', ahead: '接下来', reminder: '{phase}提醒', overdue: '{phase}到期', phases: '各环节用时',
      all: '共 {time}', nobody: '无人承办',
      pausedShare: '（暂停）',
    },
    tasks: {
      title: '任务', mine: '应由你办', reworks_one: '返工 {count} 次', reworks_other: '返工 {count} 次',
      link: '办理链接', person: '承办 {name}', past: '已结束的环节 {count}', past_one: '已结束的环节 {count}',
      past_other: '已结束的环节 {count}',
      returns_one: '退回 {count} 次', returns_other: '退回 {count} 次', urges_one: '催办 {count} 次',
      urges_other: '催办 {count} 次', signedAt: '{time} 签收',
    },
    link: {
      title: '给 {unit} 的办理链接', text: '无账号的单位凭链接办理这一项任务：签收、处置、退回。任务结束或到时失效。', hours: '有效 {n} 小时', days: '有效 {n} 天',
      make: '生成链接', made: '{time} 前有效。链接只显示这一次，复制后发给对方。', copy: '复制链接', close: '收起',
    },
    similar: {
      title: '疑似重复', none: '附近 200 米、7 日内没有相似事件', metres: '{n} 米', likeness: '相似 {n}%', merge: '合并',
      earlier: '早 {time}', later: '晚 {time}', same: '同时', failed: '比对未完成',
    },
    merge: {
      title: '合并', which: '保留哪一件', keepThat: '保留那一件，本件并入', keepThis: '保留本件，那一件并入',
      will: '并入的一件停止计时，不再单独办理；其反映人随保留件得到答复。上报数不变，30 日内可撤销。', send: '合并', done: '已合并', undone: '已撤销合并，恢复原状态和剩余时限',
      undoFailed: '撤销未成功：{why}',
      survivor: '保留', duplicate: '并入', fold: '收起', older: '上报较早', choose: '选择另一件',
    },
    related: {
      title: '关联', survivor: '已并入', duplicates: '并入本件', parent: '拆自', children: '拆出', orders: '督办单', earlier: '前次',
      unmerge: '撤销合并',
    },
    together: {
      title: '协同', step: '第 {n} 级协调', stepOpen: '协调中', stepDone: '已形成决议', whistle: '吹哨', arrived: '{time} 到场',
      late: '逾期', distance: '距现场 {n} 米', waiting: '未到场', stars: '{n} 星', reportLate: '迟报',
      reportBy: '{time} 前',
      ratings: '评价', extension: '申请延期 {limit}',
    },
    print: { title: '事件办理单', at: '{at} 打印', page: '编号 {number}' },
  },
  en: {
    head: {
      copyNumber: 'Copy the number', page: 'Open alone', print: 'Print', close: 'Close (Esc)',
      why: 'Why then', from: 'From {source}', nothing: 'Nobody owes a step',
      ended: 'Ended {time}, after {took}', mergedInto: 'Merged into {number}', round: 'Round {n}',
      urgent: 'Urgent', suspended: 'Suspended: {condition}', backfilled: 'Backfilled',
      external: 'Source number {number}', selfSolved: 'Solved on the spot',
    },
    what: {
      title: 'What', noText: 'No description', noPlace: 'No position',
      before: 'Before', after: 'After', files: 'Attachments',
      noBefore: 'No picture before',
      noAfter: 'No picture after yet', count: '{n}', map: 'Its grid, and what is open nearby',
    },
    reporter: {
      title: 'Reporter', anonymous: 'No name given', open: 'Open', why: 'Why',
      reasons: { callBack: 'Call back to verify', contact: 'Answer the reporter', visit: 'Arrange a visit' },
      other: 'Another reason', show: 'Show', note: 'On record. Hidden again in {n} s', hide: 'Hide',
      owed_one: '{count} reporter waits for an answer', owed_other: '{count} reporters wait for an answer',
    },
    clock: {
      whole: 'Whole', notCounted: 'not counted',
      day: 'Day', sessions: 'Sessions', counted: 'Counted', total: '{time} in all',
      provisional: 'Holidays not announced: Monday to Friday for now', ahead: 'What comes',
      reminder: 'Reminder: {phase}', overdue: 'Due: {phase}', phases: 'Time by step', all: '{time} in all',
      nobody: 'Nobody',
      pausedShare: ' (paused)',
    },
    tasks: {
      title: 'Tasks', mine: 'Yours', reworks_one: '{count} rework',
      reworks_other: '{count} reworks', link: 'Link', person: 'Handled by {name}',
      past: '{count} finished steps', past_one: '{count} finished step', past_other: '{count} finished steps',
      returns_one: 'Returned once', returns_other: 'Returned {count} times', urges_one: 'Urged once',
      urges_other: 'Urged {count} times', signedAt: 'Signed {time}',
    },
    link: {
      title: 'A link for {unit}',
      text: 'A unit without accounts acts on this one task by it: sign, finish, return. It ends with the task or with its hours.',
      hours: '{n} hours', days: '{n} days', make: 'Make the link',
      made: 'Valid until {time}. It is shown this once: copy it and pass it on.', copy: 'Copy the link',
      close: 'Fold',
    },
    similar: {
      title: 'Possible duplicates', none: 'Nothing alike within 200 m and 7 days', metres: '{n} m',
      likeness: '{n}% alike', merge: 'Merge', earlier: '{time} earlier', later: '{time} later', same: 'same time',
      failed: 'The comparison did not finish',
    },
    merge: {
      title: 'Merge', which: 'Which one stays', keepThat: 'Keep that one, merge this into it',
      keepThis: 'Keep this one, merge that into it',
      will: 'The merged case stops its clocks and is not handled by itself; its reporter is answered with the one that stays. Reports count as before. It can be undone for 30 days.',
      send: 'Merge', done: 'Merged', undone: 'Taken apart: state and time left are as before',
      undoFailed: 'Not undone: {why}',
      survivor: 'Stays', duplicate: 'Merged', fold: 'Fold', older: 'Reported first',
      choose: 'Choose the other one',
    },
    related: {
      title: 'Related', survivor: 'Merged into', duplicates: 'Merged into this', parent: 'Split from',
      children: 'Split off', orders: 'Supervision orders', earlier: 'Earlier', unmerge: 'Take apart',
    },
    together: {
      title: 'Together', step: 'Coordination, step {n}', stepOpen: 'under way', stepDone: 'resolved',
      whistle: 'Whistle', arrived: 'Arrived {time}', late: 'late', distance: '{n} m from the spot',
      waiting: 'Not there yet', stars: '{n} stars', reportLate: 'late',
      reportBy: 'due {time}',
      ratings: 'Ratings', extension: 'Asks for {limit} more',
    },
    print: { title: 'Event', at: 'Printed {at}', page: 'No. {number}' },
  },
})
