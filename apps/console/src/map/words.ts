import { roomWords } from '../words/room-words.ts'

export const useMapWords = roomWords('map', {
  'zh-CN': {
    title: '地图',
    label: '地图，方向键移动，加减号缩放；视野内的事件见左侧列表',
    zoomIn: '放大', zoomOut: '缩小', home: '回到初始视野',
    unavailable: '此浏览器无法绘制地图，列表内容与地图相同。',
    place: {
      label: '位置图', pinned: '位置', pin: '事件位置，方向键移动，按住 Shift 移动更远',
      noGrid: '不在任何网格内', nearest: '不在任何网格内，距{name}约 {n} 米', locating: '正在定位网格',
      nearby: '附近未结', nearbyNone: '附近无其他未结事件', coordinates: '经度, 纬度', unreadable: '写成 经度, 纬度，例如 120.6405, 29.7965',
      outside: '坐标不在国内，核对后重填', turned: '已按经度在前对调',
      none: '未定位',
    },
    filter: { label: '筛选', area: '定位到镇街、村社、网格', light: '时限状态', class: '大类', level: '等级' },
    list: {
      label: '视野内的未结事件', none: '视野内无未结事件', noneNext: '移动或缩小地图，或取消筛选。',
      count_one: '视野内未结 {count} 件', count_other: '视野内未结 {count} 件', many: '视野内未结 {n} 件以上', counting: '正在读取视野内事件',
      more: '图上最多显示 2000 件，放大后逐件可见',
      news_one: '{count} 件有变化', news_other: '{count} 件有变化', mapFailed: '地图事件读取未完成',
    },
    card: { label: '选中的事件', open: '打开事件' },
    duty: {
      here: '此处谁值班', title: '此处谁值班', hint: '在图上点选或拖动标记换一处；选中标记后可用方向键移动', pin: '查询值班的位置，方向键移动',
      on_duty: '{name}在岗', other_officer: '{name}在岗，代该网格', grid_leader: '{name}（网格长）在岗，该网格无网格员在岗',
      none: '此处无网格员在岗', until: '至 {time}', asking: '正在查询值班', failed: '值班查询未完成', desk: '受理台', deskEmpty: '受理台此刻无人在岗',
    },
  },
  en: {
    title: 'Map',
    label: 'Map: arrows move it, plus and minus zoom; events in sight are in the list on the left',
    zoomIn: 'Zoom in', zoomOut: 'Zoom out', home: 'Back to the first view',
    unavailable: 'This browser cannot draw the map; the list has the same things.',
    place: {
      label: 'Map of the place', pinned: 'The place', pin: 'Place of the event: arrows move it, with Shift farther',
      noGrid: 'In no grid', nearest: 'In no grid, about {n} m from {name}', locating: 'Looking for the grid',
      nearby: 'Open nearby', nearbyNone: 'Nothing else open nearby', coordinates: 'Longitude, latitude',
      unreadable: 'Write longitude, latitude, as 120.6405, 29.7965', outside: 'These coordinates are not in China',
      turned: 'Turned round: longitude comes first',
      none: 'No place',
    },
    filter: { label: 'Filter', area: 'Go to a town, village or grid', light: 'Light', class: 'Class', level: 'Level' },
    list: {
      label: 'Open events in sight', none: 'Nothing open in sight', noneNext: 'Move the map, zoom out, or drop a filter.',
      count_one: '{count} open in sight', count_other: '{count} open in sight', many: 'More than {n} open in sight',
      counting: 'Reading what is in sight', more: 'The map shows 2,000 at most: zoom in to see each',
      news_one: '{count} event has changed', news_other: '{count} events have changed', mapFailed: 'The map’s events were not read',
    },
    card: { label: 'The chosen event', open: 'Open the event' },
    duty: {
      here: 'Who is on duty here', title: 'Who is on duty here', hint: 'Press the map or drag the pin for another place; arrows move the pin',
      pin: 'The place that is asked about: arrows move it',
      on_duty: '{name} is on duty', other_officer: '{name} is on duty, standing in for this grid',
      grid_leader: '{name} (grid leader) is on duty; no officer of this grid is', none: 'No grid officer is on duty here',
      until: 'until {time}', asking: 'Asking who is on duty', failed: 'The question was not answered', desk: 'Desk',
      deskEmpty: 'Nobody is at the desk now',
    },
  },
})
