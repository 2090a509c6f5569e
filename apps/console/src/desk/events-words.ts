import { roomWords } from '../words/room-words.ts'

export const useEventsWords = roomWords('events', {
  'zh-CN': {
    columns: {
      button: '列', title: '显示的列', reset: '恢复默认', up: '前移', down: '后移', clock: '时限', title_: '事件', owes: '谁须办理',
      state: '状态', level: '等级',
      matter: '事项', grid: '网格', village: '村社', town: '镇街', address: '地址', source: '来源', opened: '上报时间', due: '到期时间',
      lead: '主办单位', desk: '受理台',
      number: '编号', updated: '最近变动', closed: '办结时间', rounds: '轮次',
    },
    export: {
      button: '导出', label: '导出 Excel', asking: '正在生成', reading: '已收 {size}', done: '已导出 {name}',
      refused: '未能导出：{why}', stop: '停止',
    },
    order: { label: '排序', due: '按时限', newest: '新的在前', oldest: '旧的在前', level: '按等级', updated: '最近变动' },
    count: { exact: '共 {n} 件', more: '{n}+ 件', reading: '正在计数' },
  },
  en: {
    columns: {
      button: 'Columns', title: 'Columns shown', reset: 'Reset', up: 'Forward', down: 'Backward', clock: 'Clock',
      title_: 'Event', owes: 'Who owes what', state: 'State', level: 'Level',
      matter: 'Matter', grid: 'Grid', village: 'Village', town: 'Town', address: 'Address', source: 'Source',
      opened: 'Reported', due: 'Due', lead: 'Lead unit', desk: 'Desk',
      number: 'Number', updated: 'Changed', closed: 'Closed', rounds: 'Round',
    },
    export: {
      button: 'Export', label: 'Export to Excel', asking: 'Preparing', reading: '{size} received',
      done: 'Exported {name}', refused: 'Not exported: {why}', stop: 'Stop',
    },
    order: {
      label: 'Order', due: 'By deadline', newest: 'Newest first', oldest: 'Oldest first', level: 'By level',
      updated: 'Latest change',
    },
    count: { exact: '{n} in all', more: '{n}+', reading: 'Counting' },
  },
})
export type EventsSay = ReturnType<typeof useEventsWords>
