/** What people read when a code is refused. None repeats the code: it may be a personal value. Rule: decision 38. */
import type { GridFault } from './grid.ts'
import type { IdentityFault } from './identity.ts'
import type { UsccFault } from './uscc.ts'

export type CodeFault = IdentityFault | UsccFault | GridFault

export const codeFaultWords = {
  'zh-CN': {
    'identity-shape': '身份证号应为 18 位，末位可为 X。',
    'identity-area': '身份证号前两位不是有效的省级代码。',
    'identity-birth': '身份证号中的出生日期无效。',
    'identity-check': '身份证号校验码不符，应核对原件。',
    'uscc-shape': '统一社会信用代码应为 18 位，不含字母 I、O、S、V、Z。',
    'uscc-check': '统一社会信用代码校验码不符，应核对原件。',
    'division-shape': '区划代码应为 6、9 或 12 位数字。',
    'division-gap': '区划代码缺少上一级，中间一级不能为零。',
    'grid-shape': '网格编码应为 15 位数字。',
    'grid-village': '网格须挂在村或社区下。',
    'grid-serial': '网格序号应为 001 至 999。',
  },
  en: {
    'identity-shape': 'An identity number has 18 digits; the last may be X.',
    'identity-area': 'The first two digits of the identity number name no province.',
    'identity-birth': 'The date of birth in the identity number is not valid.',
    'identity-check': 'The last character of the identity number does not fit. Compare it with the card.',
    'uscc-shape': 'A social credit code has 18 characters, without the letters I, O, S, V, Z.',
    'uscc-check': 'The last character of the social credit code does not fit. Compare it with the licence.',
    'division-shape': 'A division code has 6, 9 or 12 digits.',
    'division-gap': 'The division code lacks a level: a part above the last is zero.',
    'grid-shape': 'A grid code has 15 digits.',
    'grid-village': 'A grid belongs to a village or community.',
    'grid-serial': 'The serial of a grid is 001 to 999.',
  },
} as const satisfies Record<'zh-CN' | 'en', Record<CodeFault, string>>
