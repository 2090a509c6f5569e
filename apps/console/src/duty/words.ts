import { roomWords } from '../words/room-words.ts'

export const useDutyWords = roomWords('duty', {
  'zh-CN': {
    title: '排班',
    tab: { label: '排班页签', rota: '排班表', now: '此刻在岗', handover: '交接班' },
    kind: { patrol: '巡查', desk: '值台', night: '夜班', leave: '休假' },
    kindMark: { patrol: '巡', desk: '台', night: '夜', leave: '休' },
    scope: { label: '看谁的排班', desk: '受理台', unit: '单位', area: '区域', pickDesk: '选择受理台', pickUnit: '选择单位', pickArea: '选择区域' },
    week: {
      before: '上一周', after: '下一周', dayBefore: '前一天', dayAfter: '后一天', this: '本周', today: '今天', range: '{from} – {to}', view: '跨度',
      byWeek: '周', byDay: '日',
    },
    grid: {
      label: '{from} 至 {to} 的排班', person: '人员', cover: '值守', covered: '全程有人', gap: '无人值班', gapWhy: '{from} 至 {to} 无人值班，{length}',
      gaps_one: '无人 {n} 处，共 {length}', gaps_other: '无人 {n} 处，共 {length}', empty: '没有人员', emptyWhy: '此处没有在任岗位。岗位由安全管理员设置。',
      alwaysThere: '不排班，随时在岗', cell: '{name}，{date}：{shifts}', none: '无班', bar: '{kind} {from}–{to}', begun: '{time} 上岗',
      endedEarly: '提前于 {time} 结束', load: '{hours} 小时', nights_one: '夜 {n}', nights_other: '夜 {n}', leaveDays: '休 {n} 天', now: '现在 {time}', makeup: '调休上班',
      readOnly: '仅可查看。排班由本区域的受理派遣员、网格长或领导安排。',
    },
    brush: { label: '拖动时排', why: '在格内拖动，按所选班次排班；单击一格填写时间' },
    hint: '方向键移动，回车打开，按住上档键选中多格，回车排所选班次，删除键删除',
    act: {
      copy: '复制一周', leave: '登记休假', save: '保存', remove: '删除', end: '现在结束', endLeave: '销假', more: '更多', close: '关闭', fill: '补班',
    },
    panel: {
      cell: '{name} · {date}', newShift: '新班次', kind: '班种', person: '人员', date: '日期', from: '起', to: '止', next: '次日', length: '共 {length}',
      badTime: '写成 8:30 或 0830', past: '不能排在今天以前', taken: '与此人已有班次重叠', leave: '此人当天休假', tooLong: '一班最长 36 小时',
      begunWhy: '班次已开始，只能提前结束', otherShifts: '当天已有',
    },
    done: {
      planned_one: '已排 1 班', planned_other: '已排 {n} 班', skipped: '，跳过 {n} 格（{why}）', moved: '已调整：{name} {date} {from}–{to}', removed_one: '已删除 1 班',
      removed_other: '已删除 {n} 班', ended: '已结束', leaveEnded: '已销假', undone: '已恢复', nothing: '没有可排的格：{why}',
    },
    ask: {
      first: '{names} 现不排班、随时在岗。排班后只在班次内算在岗；要改回，由安全管理员修改岗位。', plan: '照排', cancel: '不排',
    },
    obstacle: { taken: '时间已占用', leave: '休假', past: '已过去' },
    copy: {
      title: '复制一周', from: '从', to: '到', weekOf: '{from} – {to}', shifts_one: '{n} 班', shifts_other: '{n} 班', go: '复制', see: '看那一周',
      holiday: '目标周有节假日：{days}。复制照原时间，复制后核对。', result: '已复制 {copied} 班，原有 {kept} 班不变', skipped: '未复制 {n} 班',
      because: { post_ended: '岗位届时已结束', on_leave: '届时休假', overlaps: '与已有班次重叠' }, nothing: '这一周没有班次可复制',
    },
    leave: {
      title: '登记休假', who: '谁', from: '开始', to: '结束', allDay: '全天', go: '登记', done: '{name} 休假 {span}', uncovered: '须补的班次', none: '休假期间没有班次，无须补班',
      fillBy: '由谁补', free: '可补', busy: '同时有班', away: '休假', filled: '已由 {name} 补上', fillAll: '按所选全部补上', stays: '原班次保留，休假期间不算在岗；销假后照常。',
    },
    now: {
      title: '此刻谁在岗', pick: '选择区域或在地图上点一处', area: '区域', tier: '哪一级受理台', at: '时刻', atNow: '现在', atOther: '另定时刻', officer: '网格员', noOfficer: '没有在岗的网格员或网格长', desk: '受理台',
      nobody: '没有人在岗', until: '至 {time}', always: '不排班，随时在岗', fallbacks: '为什么不是别处', none: '所在网格、受理台都有人，未经转接', next: '接班：{name}，{time}',
      why: { on_duty: '本网格专职网格员，在岗', other_officer: '本网格另一名网格员，在岗', grid_leader: '网格员不在岗，由网格长接' }, outside: '该点不在任何网格内',
      rotaOf: '看该受理台排班', choose: '选好区域或地点后，此处列出受理台和网格上谁在岗、为什么', tierWord: { village: '村（社区）', town: '镇（街道）', district: '区' },
    },
    handover: {
      title: '交接班', desk: '受理台', from: '交班人', to: '接班人', nobodyThere: '现在无人在岗，直接接班', note: '交接说明', noteHint: '未了的事、须留意的人和时间', go: '交接', none: '没有可交接的受理台',
      noneWhy: '交接班由坐在该受理台的人，或其上级领导办理。', owes: '受理台现有', open: '在办 {n}', yellow: '将到期 {n}', red: '超时 {n}', stays: '留在受理台，由接班人接着办', moves_one: '随人移交 {n} 件', moves_other: '随人移交 {n} 件',
      movesNone: '交班人名下没有须移交的事项', onDuty: '在岗，至 {time}', planned: '班次 {from}–{to}', unplanned: '无排班，交接后记 12 小时', done: '已交接：{from} → {to}', doneNobody: '{to} 已接班',
      moved: '{n} 件已移交', notMoved: '{n} 件未能移交，仍在原人名下', past: '以往交接', pastNone: '还没有交接记录', pastRow: '{from} → {to}', pastTaken: '{to} 接班（前无人在岗）', again: '再交接一次', untilShift: '{name} 值班至 {time}',
    },
    from: '自', and: '、',
  },
  en: {
    title: 'Rota',
    tab: { label: 'Rota pages', rota: 'Rota', now: 'On duty now', handover: 'Hand-over' },
    kind: { patrol: 'Patrol', desk: 'Desk', night: 'Night', leave: 'Leave' },
    kindMark: { patrol: 'P', desk: 'D', night: 'N', leave: 'L' },
    scope: { label: 'Whose rota', desk: 'Desk', unit: 'Unit', area: 'Area', pickDesk: 'Choose a desk', pickUnit: 'Choose a unit', pickArea: 'Choose an area' },
    week: {
      before: 'Week before', after: 'Week after', dayBefore: 'Day before', dayAfter: 'Day after', this: 'This week', today: 'Today', range: '{from} – {to}', view: 'Span',
      byWeek: 'Week', byDay: 'Day',
    },
    grid: {
      label: 'Rota from {from} to {to}', person: 'People', cover: 'Cover', covered: 'Always somebody', gap: 'Nobody on duty', gapWhy: 'Nobody on duty from {from} to {to}, {length}',
      gaps_one: '{n} gap of {length}', gaps_other: '{n} gaps, {length}', empty: 'Nobody here', emptyWhy: 'No post is held here today. Posts are given by the security administrator.',
      alwaysThere: 'No rota, always on duty', cell: '{name}, {date}: {shifts}', none: 'no shift', bar: '{kind} {from}–{to}', begun: 'came at {time}',
      endedEarly: 'ended early at {time}', load: '{hours} h', nights_one: '{n} night', nights_other: '{n} nights', leaveDays: '{n} d off', now: 'Now {time}', makeup: 'Make-up workday',
      readOnly: 'You can only look. Rotas are planned by dispatchers, grid leaders and leaders of the area.',
    },
    brush: { label: 'Dragging plans', why: 'Drag over cells to plan this shift; click one to type the hours' },
    hint: 'Arrows move, Enter opens, Shift with arrows chooses several, Enter plans the chosen shift, Delete removes',
    act: {
      copy: 'Copy week', leave: 'Leave', save: 'Save', remove: 'Remove', end: 'End now', endLeave: 'End leave', more: 'More', close: 'Close', fill: 'Fill',
    },
    panel: {
      cell: '{name} · {date}', newShift: 'New shift', kind: 'Kind', person: 'Person', date: 'Date', from: 'From', to: 'To', next: 'next day', length: '{length} in all',
      badTime: 'Write 8:30 or 0830', past: 'Not before today', taken: 'Overlaps another shift of this person', leave: 'This person is on leave then', tooLong: 'A shift lasts 36 hours at most',
      begunWhy: 'The shift has begun: it can only be ended early', otherShifts: 'Already on that day',
    },
    done: {
      planned_one: '1 shift planned', planned_other: '{n} shifts planned', skipped: ', {n} cells left out ({why})', moved: 'Moved: {name} {date} {from}–{to}', removed_one: '1 shift removed',
      removed_other: '{n} shifts removed', ended: 'Ended', leaveEnded: 'Leave ended', undone: 'Restored', nothing: 'No cell could be planned: {why}',
    },
    ask: {
      first: '{names}: no rota so far, always on duty. Once planned, on duty only within shifts; the security administrator can change it back.', plan: 'Plan', cancel: 'Do not plan',
    },
    obstacle: { taken: 'time is taken', leave: 'on leave', past: 'in the past' },
    copy: {
      title: 'Copy a week', from: 'From', to: 'To', weekOf: '{from} – {to}', shifts_one: '{n} shift', shifts_other: '{n} shifts', go: 'Copy', see: 'See that week',
      holiday: 'The week to fill has holidays: {days}. Hours are copied as they are; check afterwards.', result: '{copied} copied, {kept} were there already', skipped: '{n} not copied',
      because: { post_ended: 'the post has ended by then', on_leave: 'on leave then', overlaps: 'overlaps what is planned' }, nothing: 'There is no shift to copy in this week',
    },
    leave: {
      title: 'Put on leave', who: 'Who', from: 'From', to: 'To', allDay: 'Whole days', go: 'Put on leave', done: '{name} is on leave: {span}', uncovered: 'Shifts to fill', none: 'There is no shift within the leave: nothing to fill',
      fillBy: 'Filled by', free: 'free', busy: 'has a shift then', away: 'on leave', filled: 'Filled by {name}', fillAll: 'Fill all as chosen', stays: 'The shifts stay planned and count for nothing meanwhile; when leave ends early they count again.',
    },
    now: {
      title: 'Who is on duty now', pick: 'Choose an area, or a point on the map', area: 'Area', tier: 'Desk of which tier', at: 'Moment', atNow: 'Now', atOther: 'Another moment', officer: 'Grid officer', noOfficer: 'No officer or grid leader is on duty', desk: 'Desk',
      nobody: 'Nobody is on duty', until: 'until {time}', always: 'no rota, always on duty', fallbacks: 'Why not elsewhere', none: 'Grid and desk have somebody: nothing was passed on', next: 'Next: {name}, {time}',
      why: { on_duty: 'full-time officer of this grid, on duty', other_officer: 'another officer of this grid, on duty', grid_leader: 'no officer is on duty: the grid leader answers' }, outside: 'The point lies in no grid',
      rotaOf: 'See the rota of this desk', choose: 'Once an area or place is chosen, this says who is on duty at the desk and in the grid, and why', tierWord: { village: 'Village', town: 'Town', district: 'District' },
    },
    handover: {
      title: 'Hand-over', desk: 'Desk', from: 'Going off', to: 'Taking over', nobodyThere: 'Nobody is there now: just take over', note: 'Note', noteHint: 'What is unfinished, whom and when to watch', go: 'Hand over', none: 'No desk to hand over',
      noneWhy: 'A desk is handed over by who sits at it, or by a leader above it.', owes: 'The desk owes', open: '{n} open', yellow: '{n} due soon', red: '{n} late', stays: 'stays with the desk; whoever takes over goes on', moves_one: '{n} case moves along', moves_other: '{n} cases move along',
      movesNone: 'Nothing in the name of who goes off', onDuty: 'on duty until {time}', planned: 'shift {from}–{to}', unplanned: 'not planned: 12 hours from the hand-over', done: 'Handed over: {from} → {to}', doneNobody: '{to} has taken over',
      moved: '{n} moved', notMoved: '{n} could not be moved and stay where they are', past: 'Earlier hand-overs', pastNone: 'No hand-over yet', pastRow: '{from} → {to}', pastTaken: '{to} took over (nobody was there)', again: 'Hand over again', untilShift: '{name} until {time}',
    },
    from: 'from', and: ', ',
  },
})
