import type { Sentence } from '../words.ts'
import { settings } from './settings.ts'
import type { Form, Setting } from './settings.ts'

/** docs/deploy/settings.md: the settings as a table in both languages. */
export function settingsDocument(): string {
  return [
    '<!-- Generated from apps/server/src/platform/config/settings.ts by npm run generate; do not edit. -->',
    '# 设置 · Settings',
    '',
    '全部由环境变量给出；启动时发现的所有错误一次列出。以 `ONEGRID_` 开头而不在表中的变量视为笔误，拒绝启动。',
    '',
    'All come from the environment; a start lists every fault at once. A variable that begins with `ONEGRID_` and is ' +
      'not in the table is taken for a slip and refused.',
    '',
    '| 名称 Name | 取值 Values | 缺省 Default | 含义 | Meaning |',
    '| --- | --- | --- | --- | --- |',
    ...(settings as readonly Setting[]).map(row),
    '',
    '命令行（`npm start -- …`）：`--district 代码`、`--size small|district`（演示区，首次启动时定，记在 `DATA_DIR`）、' +
      '`--cases none|week`（同 `ONEGRID_CASES`）、`--role all|api|worker`。',
    '',
    'On the command line (`npm start -- …`): `--district CODE` and `--size small|district` choose the demo district ' +
      'at the first start and are remembered in `DATA_DIR`; `--cases none|week` (as `ONEGRID_CASES`), ' +
      '`--role all|api|worker`.',
    '',
  ].join('\n')
}

function row({ name, form, fallback, means }: Setting) {
  return `| \`${name}\` | ${values(form)} | ${inBoth(fallback)} | ${means.zh} | ${means.en} |`
}

function values(form: Form) {
  switch (form.kind) {
    case 'choice':
      return form.of.map(value => `\`${value}\``).join(' ')
    case 'integer':
      return `${form.from}–${form.to}`
    case 'path':
      return '路径 path'
    case 'host':
      return '地址 host'
    case 'url':
      return form.schemes.map(scheme => `\`${scheme}//…\``).join(' ')
    case 'list':
      return '列表 list'
    case 'token':
      return '令牌 token'
  }
}

function inBoth(fallback: Sentence | string) {
  return typeof fallback === 'string' ? `\`${fallback}\`` : `${fallback.zh} · ${fallback.en}`
}
