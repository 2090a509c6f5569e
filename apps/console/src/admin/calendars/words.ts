import { roomWords } from '../../words/room-words.ts'

export const useCalendarWords = roomWords('calendars', {
  'zh-CN': {
    title: '工作日历', year: '{year} 年', before: '上一年', after: '下一年', today: '今天', yearLabel: '年份',
    announced: '节假日已公布', notAnnounced: '节假日未公布，暂按周一至周五', workdays: '全年 {n} 个工作日', holidays: '放假 {n} 天', makeups: '调休上班 {n} 天',
    weekday: { '1': '一', '2': '二', '3': '三', '4': '四', '5': '五', '6': '六', '7': '日' }, legend: '图例',
    kind: { workday: '工作日', makeup: '调休上班', weekend: '周末', holiday: '节假日' }, mark: { makeup: '班', holiday: '休' },
    day: { change: '修改 {date}', asWeek: '按星期', holiday: '放假', workday: '上班', name: '名称', namePlaceholder: '如 国庆节', done: '确定', changed: '已改', was: '原为{kind}' },
    dirty: '{n} 处改动未保存', dirtyAnnounced: '公布状态未保存', save: '保存', reset: '还原', saved: '已保存，在办时限正在重算',
    ask: '保存日历？', cancel: '取消', affects: '{open} 件在办件将重算时限，其中 {after} 件在 {date} 及以后到期，可能变动。变动的逐件留痕并重发提醒。', affectsNone: '没有在办件受影响。', past: '改动的日子均已过去，在办件仍可能因此重算。', example: '举例：{time} 交办', exampleLine: '{limit}：{before} 改为 {after}', exampleStill: '{limit}：{due}，不变',
    announce: '标为已公布', announceWhy: '国务院办公厅公布本年安排后再标。未公布的年份，时限注明“暂按”。', needHoliday: '至少录入一个节假日后才能标为已公布',
    import: '导入安排', importTitle: '导入 {year} 年节假日安排', importBuiltIn: '用内置的 {year} 年安排', importBuiltInWhy: '随产品提供，据国务院办公厅通知', importNone: '产品内没有 {year} 年的安排，把通知全文粘贴在下面。', importPaste: '粘贴通知全文', importPlaceholder: '一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。', importFound: '识别出 {holidays} 天放假、{workdays} 天上班', importNothing: '没有识别出放假日期，检查是否为通知全文', importUnread: '未识别', importTake: '填入日历', importTaken: '已填入，核对后保存', importOtherYear: '{n} 天不属于 {year} 年，已略去',
    seasons: '工作时段', seasonsWhy: '按季节，半天一段。时限中的工作小时只计这些时段。', season: '{date} 起', from: '起始日', session: '第 {n} 段', start: '开始', end: '结束', addSession: '加一段', addSeason: '加一季', removeSession: '删去第 {n} 段', removeSeason: '删去 {date} 起的一季', hours: '每天 {n}', seasonSpan: '{from} 至 {to}', fullYear: '全年',
    due: '何时到期', dueWhy: '按已保存的日历计算', dueStart: '起算', dueNow: '此刻', dueOther: '指定时间', dueLimit: '时限', dueAt: '{due} 到期', yellow: '{at} 起转黄', provisional: '暂按', strip: '逐日', counted: '{date} {kind}，计 {time}', notCounted: '{date} {kind}，不计', moreDays: '其间另有 {n} 天', statutory: '法定时限，逢休息日顺延',
    changedBy: '{who} {when} 修改，第 {version} 版', builtIn: '内置日历', list: '、', none: '无', system: '系统',
  },
  en: {
    title: 'Calendars', year: '{year}', before: 'Year before', after: 'Year after', today: 'Today', yearLabel: 'Year',
    announced: 'Holidays announced', notAnnounced: 'Not announced: Monday to Friday for now', workdays: '{n} workdays', holidays: '{n} days off', makeups: '{n} make-up days',
    weekday: { '1': 'M', '2': 'T', '3': 'W', '4': 'T', '5': 'F', '6': 'S', '7': 'S' }, legend: 'Legend',
    kind: { workday: 'workday', makeup: 'make-up workday', weekend: 'weekend', holiday: 'holiday' }, mark: { makeup: 'on', holiday: 'off' },
    day: { change: 'Change {date}', asWeek: 'By weekday', holiday: 'Day off', workday: 'Workday', name: 'Name', namePlaceholder: 'e.g. National Day', done: 'OK', changed: 'changed', was: 'was {kind}' },
    dirty: '{n} changes not saved', dirtyAnnounced: 'Announcement not saved', save: 'Save', reset: 'Reset', saved: 'Saved; open deadlines are being computed anew',
    ask: 'Save the calendar?', cancel: 'Cancel', affects: 'The deadlines of {open} open cases are computed anew; {after} of them end on {date} or later and may move. Each that moves gets a line on its trail and new reminders.', affectsNone: 'No open case is concerned.', past: 'All changed days have passed; open cases may be computed anew all the same.', example: 'For example, dispatched {time}', exampleLine: '{limit}: {before} becomes {after}', exampleStill: '{limit}: {due}, the same',
    announce: 'Mark as announced', announceWhy: 'Once the State Council’s office has published the year. Until then deadlines are provisional.', needHoliday: 'Enter at least one holiday first',
    import: 'Import', importTitle: 'Import the holidays of {year}', importBuiltIn: 'Take the built-in {year}', importBuiltInWhy: 'Comes with the product, after the State Council’s notice', importNone: 'The product has no {year} yet: paste the notice below.', importPaste: 'Paste the notice (Chinese)', importPlaceholder: '一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。', importFound: '{holidays} days off and {workdays} workdays found', importNothing: 'No days off found: is this the whole notice?', importUnread: 'Not understood', importTake: 'Fill in', importTaken: 'Filled in: look it over, then save', importOtherYear: '{n} days are not of {year} and were left out',
    seasons: 'Working sessions', seasonsWhy: 'By season, half a day each. Working hours of a limit run in these only.', season: 'From {date}', from: 'First day', session: 'Session {n}', start: 'Start', end: 'End', addSession: 'Add a session', addSeason: 'Add a season', removeSession: 'Remove session {n}', removeSeason: 'Remove the season from {date}', hours: '{n} a day', seasonSpan: '{from} to {to}', fullYear: 'all year',
    due: 'When is it due', dueWhy: 'By the calendar as saved', dueStart: 'Start', dueNow: 'Now', dueOther: 'At a moment', dueLimit: 'Limit', dueAt: 'due {due}', yellow: 'yellow from {at}', provisional: 'provisional', strip: 'Day by day', counted: '{date} {kind}, {time} counted', notCounted: '{date} {kind}, not counted', moreDays: '{n} more days between', statutory: 'Statutory: moves past days off',
    changedBy: 'changed by {who}, {when}, version {version}', builtIn: 'built-in calendar', list: ', ', none: 'none', system: 'the system',
  },
})
