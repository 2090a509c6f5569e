import { roomWords } from '../words/room-words.ts'

export const useAreaPickerWords = roomWords('area-picker', {
  'zh-CN': {
    placeholder: '选择区域，可搜索',
    none: '没有名称或代码含“{q}”的区域',
    label: '区域',
    failed: '区域未读出，重新展开再试',
    level: { district: '区县', town: '镇街', village: '村社', grid: '网格', micro_grid: '微网格' },
  },
  en: {
    placeholder: 'Choose an area, or search',
    none: 'No area has “{q}” in its name or code',
    label: 'Area',
    failed: 'The areas were not read: unfold again',
    level: { district: 'District', town: 'Town', village: 'Village', grid: 'Grid', micro_grid: 'Micro-grid' },
  },
})
