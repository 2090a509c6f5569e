import { wordsOfFiles } from './words-of-files.ts'
import { wordsOfGround } from './words-of-ground.ts'

export const findingWords = { ...wordsOfFiles, ...wordsOfGround } as const

/** Words that stand inside a sentence; a parameter names one by its key. */
export const findingTerms = {
  '@urban': { 'zh-CN': '城镇', en: 'urban' },
  '@rural': { 'zh-CN': '农村', en: 'rural' },
  '@whole-number': { 'zh-CN': '0 以上的整数', en: 'a whole number of 0 or more' },
  '@longitude': { 'zh-CN': '经度(73–136 之间的小数)', en: 'a longitude (a decimal between 73 and 136)' },
  '@latitude': { 'zh-CN': '纬度(3–54 之间的小数)', en: 'a latitude (a decimal between 3 and 54)' },
  '@religion': { 'zh-CN': '宗教信仰', en: 'religion or belief' },
  '@ethnicity': { 'zh-CN': '民族', en: 'ethnicity' },
  '@political_opinion': { 'zh-CN': '政治面貌或观点', en: 'political opinion' },
  '@petitioning': { 'zh-CN': '信访、投诉记录', en: 'petitions or complaints' },
  '@district': { 'zh-CN': '本区县', en: 'the district' },
  '@ground': { 'zh-CN': '本次导入的网格之间', en: 'the ground between these grids' },
  '@sheet': { 'zh-CN': 'Excel 工作簿(.xlsx)', en: 'an Excel workbook (.xlsx)' },
  '@zip': { 'zh-CN': 'zip 压缩包', en: 'a zip archive' },
  '@picture': { 'zh-CN': '图片', en: 'a picture' },
  '@pdf': { 'zh-CN': 'PDF 文档', en: 'a PDF document' },
  '@text': { 'zh-CN': '文本', en: 'text' },
  '@other': { 'zh-CN': '其他格式', en: 'another format' },
  '@shapefile': { 'zh-CN': 'Shapefile 的 zip 压缩包', en: 'a zip archive with a shapefile' },
  '@table': { 'zh-CN': 'CSV 表格', en: 'a CSV table' },
} as const
