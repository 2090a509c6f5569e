import { roomWords } from '../../words/room-words.ts'

export const usePostWords = roomWords('posts', {
  'zh-CN': {
    title: '岗位与人员',
    give: '设岗',
    search: '姓名、职务、单位、区域',
    allRoles: '全部角色',
    allAreas: '全部区域',
    ended: '含已离任',
    endsBy: '{date} 前离任',
    none: '没有符合条件的岗位',
    noneNext: '换个词，或清除筛选。',
    col: { who: '姓名', role: '角色与职务', unit: '单位', area: '区域', term: '任期' },
    term: { since: '{from} 起', to: '{from} 至 {to}' },
    engagement: { staff: '在编', part_time: '兼职', seconded: '派驻', hired: '聘用', volunteer: '志愿' },
    group: { work: '办理', admin: '管理', program: '对接系统' },
    form: {
      give: '设岗', edit: '岗位', save: '保存', account: '人员', program: '程序账号', role: '角色', unit: '单位', area: '区域', desk: '受理台',
      title: '职务', titleHint: '显示在公示牌和办理记录上，如“专职网格员”', engagement: '用工方式', home: '派出单位', phone: '工作电话', phoneHint: '印在公示牌上，对外公开',
      from: '到任日', to: '离任日', toHint: '当日仍在任；不填为长期', rota: '按班次值岗', rotaHint: '不勾选时视为始终在岗；排入第一个班次后自动勾选',
      given: '已给 {name} 设岗', saved: '已保存', areaOfficer: '网格员落在网格', areaLeader: '网格长落在网格或村（社区）', deskHint: '只列所选单位的受理台',
      noDesk: '所选单位没有受理台，由系统管理员新建', apartHint: '三类管理员与办理角色不能由同一人担任', fixed: '人员、角色、单位、区域不能改，换岗须结束本岗另设新岗。',
      page: '个人页', own: '本人的岗位由另一名安全管理员办理',
    },
    ending: { title: '结束 {name} 的岗位', why: '{date} 为最后在任日，次日起不再有此岗位的权限。其名下未办结任务先交接。', go: '结束岗位', done: '{name} 的岗位于 {date} 结束', button: '结束岗位' },
    displaced: {
      title: '网格重划后待转的岗位', banner: '{n} 个岗位所在的网格已重划，任职人员暂时失去网格权限', act: '转到接替网格', all: '全部转岗（{n} 个）', go: '转岗',
      why: '原岗位昨日结束，今日起在接替的网格任职，角色、单位、职务不变，已排的班次随之转移。', done: '已转 {n} 个岗位', none: '没有待转的岗位',
      noneNext: '导入网格替换原网格后，原网格上的岗位在此转到接替网格。', to: '{name} 转到', nowhere: '无接替网格，另行设岗',
    },
    vacancies: {
      title: '空缺岗位', note: '共 {n} 处', none: '没有空缺', noneNext: '每个网格都有网格员和网格长，受理台和承办单位都有人。', give: '设岗', all: '全部 {n}', one: '{kind} {n}',
      kind: {
        grid_without_officer: '网格缺网格员', grid_without_leader: '网格缺网格长', desk_without_dispatcher: '受理台无人', unit_without_handler: '承办单位无人',
      },
      effect: {
        grid_without_officer: '此网格的核实、确认没有人办，转给网格长', grid_without_leader: '网格员不在岗时没有人接', desk_without_dispatcher: '到此的事件转给代管或上一级受理台',
        unit_without_handler: '归口规则派到此单位的任务没有人签收，由受理台改派',
      },
    },
  },
  en: {
    title: 'Posts and people',
    give: 'Give a post',
    search: 'Name, title, unit, area',
    allRoles: 'All roles',
    allAreas: 'All areas',
    ended: 'Ended ones too',
    endsBy: 'Ending by {date}',
    none: 'No post is like that',
    noneNext: 'Try another word, or clear the filter.',
    col: { who: 'Name', role: 'Role and title', unit: 'Unit', area: 'Area', term: 'Term' },
    term: { since: 'from {from}', to: '{from} to {to}' },
    engagement: { staff: 'Staff', part_time: 'Part time', seconded: 'Seconded', hired: 'Hired', volunteer: 'Volunteer' },
    group: { work: 'At work', admin: 'Administration', program: 'Systems' },
    form: {
      give: 'Give a post', edit: 'Post', save: 'Save', account: 'Person', program: 'Program', role: 'Role', unit: 'Unit', area: 'Area', desk: 'Desk',
      title: 'Title', titleHint: 'Stands on the public card and in the trail, as “full-time officer”', engagement: 'Engagement', home: 'Seconded by', phone: 'Work telephone', phoneHint: 'Printed on the public card',
      from: 'First day', to: 'Last day', toHint: 'Still held on that day; empty for good', rota: 'On duty by shifts', rotaHint: 'Otherwise always on duty; set by itself with the first shift',
      given: '{name} was given the post', saved: 'Saved', areaOfficer: 'An officer belongs to a grid', areaLeader: 'A grid leader belongs to a grid or a village', deskHint: 'Desks of the chosen unit',
      noDesk: 'The unit has no desk; the system administrator opens one', apartHint: 'The three administrators and those who work cases are different people', fixed: 'Person, role, unit and area stay: to move somebody, end this post and give another.',
      page: 'Personal page', own: 'Your own posts are another security administrator’s to change',
    },
    ending: { title: 'End the post of {name}', why: '{date} is the last day; from the next day on the post gives no rights. Open tasks are handed over first.', go: 'End the post', done: 'The post of {name} ends on {date}', button: 'End the post' },
    displaced: {
      title: 'Posts on redrawn grids', banner: '{n} posts lie on grids that were redrawn; their holders have no rights there until they move',
      act: 'Move them', all: 'Move all ({n})', go: 'Move',
      why: 'The former posts end yesterday; from today on the holders have the same role, unit and title on the grid that took over. Planned shifts go along.',
      done: '{n} posts were moved', none: 'No post is to be moved',
      noneNext: 'When an import replaces grids, the posts of the former ones are moved from here.', to: 'Where {name} goes', nowhere: 'Nothing took over: give another post',
    },
    vacancies: {
      title: 'Vacancies', note: '{n} in all', none: 'Nothing is vacant', noneNext: 'Every grid has officer and leader, every desk and unit has people.', give: 'Give a post', all: 'All {n}', one: '{kind} {n}',
      kind: {
        grid_without_officer: 'Grid without officer', grid_without_leader: 'Grid without leader', desk_without_dispatcher: 'Desk without people', unit_without_handler: 'Unit without people',
      },
      effect: {
        grid_without_officer: 'Nobody verifies or confirms here; it goes to the grid leader', grid_without_leader: 'Nobody stands in when the officer is off duty', desk_without_dispatcher: 'Its events go to the stand-in or the desk above',
        unit_without_handler: 'Nobody signs what the rules dispatch to it; the desk must dispatch anew',
      },
    },
  },
})
