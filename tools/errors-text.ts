/** docs/ERRORS.md: every error of the API and every refusal of the rules, in both languages. */
import { join } from 'node:path'
import { commonErrors, errors } from '@onegrid/contract'
import { refusals, wordsOf } from '@onegrid/domain'

export const errorsFile = join(import.meta.dirname, '../docs/ERRORS.md')

export function errorsText(): string {
  const zh = wordsOf('zh-CN').refusal
  const en = wordsOf('en').refusal
  return [
    '<!-- Generated from packages/contract/src/errors.ts and the words of packages/domain by npm run generate; do not',
    '     edit. -->',
    '# 错误 · Errors',
    '',
    '每个不成功的回答都是 `application/problem+json`（RFC 9457），`code` 为下表之一，`detail` 为所在语言的一句话。{} 为参数，',
    '列在 `params`。编码不改义，不重用。',
    '',
    'Every answer that is not a success is `application/problem+json` (RFC 9457); `code` is one of these, `detail` the',
    'sentence in the reader’s language. {} are parameters, listed in `params`. A code keeps its meaning and is never',
    'reused.',
    '',
    `Any route may answer ${inWords(commonErrors)};`,
    'what else it may answer is declared with it in [openapi.json](openapi.json).',
    '',
    '| code | status | 中文 | English |',
    '| --- | --- | --- | --- |',
    ...Object.entries(errors).map(([code, entry]) => row(`\`${code}\``, String(entry.status), entry.zh, entry.en)),
    '',
    '## 不能办的理由 · Refusals',
    '',
    '`action-not-allowed` 的 `params.refusal`：规则为什么不许，该怎么办。',
    '',
    '`params.refusal` of `action-not-allowed`: why the rules say no, and what to do instead.',
    '',
    '| refusal | 中文 | English |',
    '| --- | --- | --- |',
    ...refusals.map((key) => row(`\`${key}\``, zh[key], en[key])),
    '',
  ].join('\n')
}

function inWords(codes: readonly string[]): string {
  const quoted = codes.map((code) => `\`${code}\``)
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
