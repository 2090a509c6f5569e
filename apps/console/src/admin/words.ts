import { roomWords } from '../words/room-words.ts'

/** Words of the frame, and those that several rooms of administration share. */
export const useAdminWords = roomWords('admin', {
  'zh-CN': {
    world: { admin_system: '系统管理', admin_security: '安全管理', admin_audit: '审计管理' },
    group: { start: '概况', ground: '底数', rules: '规则', running: '运行', people: '人员', log: '审计' },
    room: {
      overview: '概况', areas: '区域与网格', units: '单位与受理台', accounts: '账号', matters: '事项目录', routing: '归口规则',
      calendars: '工作日历', policies: '政策发布', deliveries: '短信外发', clock: '业务时钟', posts: '岗位与人员', vacancies: '空缺岗位',
      personal: '个人信息', audit: '审计日志',
    },
    unknownRoom: '此处没有可用的管理页',
    unknownRoomWhy: '三类管理员各管一块，互不交叉。从左侧选择。',
    level: { district: '区县', town: '镇街', village: '村（社区）', grid: '网格', micro_grid: '微网格' },
    and: '、',
    few: '{names}',
    etc: '{names}等',
  },
  en: {
    world: { admin_system: 'System', admin_security: 'Security', admin_audit: 'Audit' },
    group: { start: 'Overview', ground: 'Ground', rules: 'Rules', running: 'Running', people: 'People', log: 'Audit' },
    room: {
      overview: 'Overview', areas: 'Areas and grids', units: 'Units and desks', accounts: 'Accounts', matters: 'Matters', routing: 'Routing',
      calendars: 'Calendars', policies: 'Policies', deliveries: 'SMS deliveries', clock: 'Business clock', posts: 'Posts and people',
      vacancies: 'Vacancies', personal: 'Personal data', audit: 'Audit log',
    },
    unknownRoom: 'There is no such room in your world',
    unknownRoomWhy: 'Each of the three administrators has rooms of their own. Choose one on the left.',
    level: { district: 'District', town: 'Town', village: 'Village', grid: 'Grid', micro_grid: 'Micro-grid' },
    and: ', ',
    few: '{names}',
    etc: '{names} and others',
  },
})
