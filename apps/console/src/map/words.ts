import { roomWords } from '../words/room-words.ts'

export const useMapWords = roomWords('map', {
  'zh-CN': {
    title: '地图',
    zoomIn: '放大', zoomOut: '缩小', home: '回到初始视野',
    unavailable: '此浏览器无法绘制地图，旁边的列表内容相同。',
    place: {
      label: '位置图', pinned: '位置', pin: '事件位置，方向键移动，按住 Shift 移动更远',
      outside: '不在任何网格内', nearest: '不在任何网格内，距{name}约 {n} 米', locating: '正在定位网格',
      nearby: '附近未结', nearbyNone: '附近无其他未结事件', coordinates: '经度, 纬度', unreadable: '写成 经度, 纬度，例如 120.6405, 29.7965',
      none: '未定位',
    },
  },
  en: {
    title: 'Map',
    zoomIn: 'Zoom in', zoomOut: 'Zoom out', home: 'Back to the first view',
    unavailable: 'This browser cannot draw the map; the list beside it has the same things.',
    place: {
      label: 'Map of the place', pinned: 'The place', pin: 'Place of the event: arrows move it, with Shift farther',
      outside: 'In no grid', nearest: 'In no grid, about {n} m from {name}', locating: 'Looking for the grid',
      nearby: 'Open nearby', nearbyNone: 'Nothing else open nearby', coordinates: 'Longitude, latitude',
      unreadable: 'Write longitude, latitude, as 120.6405, 29.7965',
      none: 'No place',
    },
  },
})
