import type { AuditBreak } from '../apps/server/src/platform/audit/index.ts'
import type { Sentence } from '../apps/server/src/platform/words.ts'
import type { Break } from '../apps/server/src/modules/cases/index.ts'

/** @param name how people name the case: its number, or its id where the number is gone */
export function breakSentence(broken: Break, name: string): Sentence {
  const { zh, en } = sentences[broken.what]
  const fill = (text: string) =>
    text.replace('{case}', name).replace('{seq}', String(broken.seq)).replace('{pos}', String(broken.pos))
      .replace('{field}', broken.field ?? '')
  return { zh: fill(zh), en: fill(en) }
}

export function auditBreakSentence({ kind, position, lineId }: AuditBreak): Sentence {
  const which = lineId === undefined ? '' : ` ${lineId}`
  const { zh, en } = auditSentences[kind]
  return { zh: `第 ${position} 位${which}：${zh}`, en: `position ${position}${which}: ${en}` }
}

const sentences: Record<Break['what'], Sentence> = {
  'line-changed': { zh: '案件 {case} 第 {seq} 条留痕被改动', en: 'line {seq} of case {case} was changed' },
  'line-missing': { zh: '案件 {case} 缺少第 {seq} 条留痕', en: 'line {seq} of case {case} is missing' },
  'tail-missing': { zh: '案件 {case} 自第 {seq} 条起留痕被截断', en: 'the trail of case {case} was cut from line {seq}' },
  'head-changed': {
    zh: '案件 {case} 的状态行与留痕末尾（第 {seq} 条）不符',
    en: 'case {case} does not end as its trail does, at line {seq}',
  },
  'row-changed': {
    zh: '案件 {case} 的状态行与留痕不符：{field}',
    en: 'the row of case {case} says something else than its trail: {field}',
  },
  'case-missing': { zh: '案件 {case} 有留痕而无案件', en: 'case {case} has a trail and is gone itself' },
  'trail-missing': { zh: '案件 {case} 没有任何留痕', en: 'case {case} has no trail' },
  'fed-line-missing': {
    zh: '案件 {case} 第 {seq} 条留痕被删除（总序第 {pos} 位）',
    en: 'line {seq} of case {case}, position {pos}, was deleted',
  },
  'fed-line-changed': {
    zh: '案件 {case} 第 {seq} 条留痕被改写（总序第 {pos} 位）',
    en: 'line {seq} of case {case}, position {pos}, was rewritten',
  },
  'line-smuggled': { zh: '案件 {case} 第 {seq} 条留痕未经登记写入', en: 'line {seq} of case {case} was never registered' },
  'position-missing': { zh: '总序缺少第 {pos} 位', en: 'position {pos} is missing' },
  'seal-changed': { zh: '止于第 {pos} 位的封存与内容不符', en: 'the seal that ends at position {pos} does not fit' },
  'seal-missing': { zh: '止于第 {pos} 位的封存已不存在', en: 'the seal that ends at position {pos} is gone' },
}

const auditSentences: Record<AuditBreak['kind'], Sentence> = {
  line: { zh: '审计记录被改动', en: 'an audit line was changed' },
  place: { zh: '审计记录缺失或顺序被改动', en: 'an audit line is missing or out of its place' },
  seal: { zh: '审计封存与内容不符', en: 'a seal of the audit log does not fit' },
}
