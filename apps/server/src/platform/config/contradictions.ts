import type { Sentence } from '../words.ts'
import type { Arguments } from './arguments.ts'
import type { Config, Given } from './config-types.ts'
import type { Fault } from './parse.ts'
import { settings } from './settings.ts'

/**
 * Settings that are right one by one and wrong together.
 *
 * @param present names that were set, faulty ones included: what is misspelt is not missing as well
 */
export function contradictions(config: Config, given: Given, asked: Arguments, present: ReadonlySet<string>): Fault[] {
  const rules: [broken: boolean, setting: string, sentence: Sentence][] = [
    [
      given.DATABASE_OWNER_URL !== undefined && !present.has('DATABASE_URL'),
      'DATABASE_OWNER_URL',
      {
        zh: '设了 DATABASE_OWNER_URL 而没有设 DATABASE_URL：外部数据库两者都要，内置数据库两者都不要',
        en: 'DATABASE_OWNER_URL without DATABASE_URL: set both for another server, none for the embedded one',
      },
    ],
    [
      differ(given, placeOf),
      'DATABASE_OWNER_URL',
      {
        zh: 'DATABASE_OWNER_URL 与 DATABASE_URL 指向不同的数据库：须为同一数据库的两个角色',
        en: 'DATABASE_OWNER_URL and DATABASE_URL name different databases: they are two roles of the same one',
      },
    ],
    [
      both(given) && !differ(given, userOf),
      'DATABASE_OWNER_URL',
      {
        zh: 'DATABASE_OWNER_URL 与 DATABASE_URL 是同一个角色，留痕得不到保护：应用角色应另建',
        en: 'DATABASE_OWNER_URL and DATABASE_URL are the same role, which protects no trail: make another for the ' +
          'application',
      },
    ],
    [
      config.role !== 'all' && !present.has('DATABASE_URL'),
      'ONEGRID_ROLE',
      {
        zh: `只做 ${config.role} 的进程须与其他进程共用数据库：请设 DATABASE_URL`,
        en: `A process that is only ${config.role} shares its database with others: set DATABASE_URL`,
      },
    ],
    [
      asked.role !== undefined && given.ONEGRID_ROLE !== undefined && asked.role !== given.ONEGRID_ROLE,
      'ONEGRID_ROLE',
      {
        zh: `--role ${asked.role} 与 ONEGRID_ROLE=${given.ONEGRID_ROLE} 不一致：只留一个`,
        en: `--role ${asked.role} and ONEGRID_ROLE=${given.ONEGRID_ROLE} differ: keep one`,
      },
    ],
    [
      asked.cases !== undefined && given.ONEGRID_CASES !== undefined && asked.cases !== given.ONEGRID_CASES,
      'ONEGRID_CASES',
      {
        zh: `--cases ${asked.cases} 与 ONEGRID_CASES=${given.ONEGRID_CASES} 不一致：只留一个`,
        en: `--cases ${asked.cases} and ONEGRID_CASES=${given.ONEGRID_CASES} differ: keep one`,
      },
    ],
    [
      config.mode === 'production' && config.cases !== 'none',
      asked.cases === undefined ? 'ONEGRID_CASES' : '--cases',
      {
        zh: '生产环境不生成案件：--cases week 只用于演示',
        en: 'Production gets no made-up cases: --cases week is for the demo only',
      },
    ],
    [
      config.mode === 'demo' && !isLoopback(config.http.host),
      'HOST',
      {
        zh: `演示模式的口令是公开的，只能在本机使用：HOST=${config.http.host} 须配 ONEGRID_MODE=production`,
        en: 'The passwords of the demo are public, so it stays on this machine: ' +
          `HOST=${config.http.host} needs ONEGRID_MODE=production`,
      },
    ],
    [
      config.mode === 'production' && config.clock === 'adjustable',
      'ONEGRID_CLOCK',
      {
        zh: '生产模式的时限按实际时间计算：ONEGRID_CLOCK=adjustable 只用于演示',
        en: 'Deadlines of production run on real time: ONEGRID_CLOCK=adjustable is for the demo only',
      },
    ],
    [
      config.mode === 'production' && asked.size !== undefined,
      '--size',
      {
        zh: '--size 是演示区的规模，生产模式不建演示区',
        en: '--size is the size of the demo district, which production does not build',
      },
    ],
    ...publicUrlRules(config, given.PUBLIC_URL),
  ]
  return rules.filter(([broken]) => broken).map(([, setting, sentence]) => ({ setting, ...sentence }))
}

/** Names that look like ours and are not: a misspelt ONEGRID_MODE would otherwise run the demo in earnest. */
export function unknownSettings(env: NodeJS.ProcessEnv): Fault[] {
  const known = new Set<string>(settings.map(({ name }) => name))
  return Object.keys(env)
    .filter(name => name.startsWith('ONEGRID_') && !known.has(name))
    .map(name => ({
      setting: name,
      zh: `不认识设置 ${name}：见 docs/deploy/settings.md`,
      en: `Unknown setting ${name}: see docs/deploy/settings.md`,
    }))
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function publicUrlRules(config: Config, text: string | undefined): [boolean, string, Sentence][] {
  if (text === undefined) return []
  const url = new URL(text)
  return [
    [
      config.mode === 'production' && url.protocol !== 'https:' && !isLoopback(url.hostname),
      'PUBLIC_URL',
      {
        zh: '生产模式的 PUBLIC_URL 须为 https：口令和会话不得明文传输',
        en: 'PUBLIC_URL must be https in production: passwords and sessions do not travel in the clear',
      },
    ],
    [
      url.pathname !== '/' || url.search !== '' || url.hash !== '',
      'PUBLIC_URL',
      { zh: 'PUBLIC_URL 只含协议、主机和端口，不带路径', en: 'PUBLIC_URL is scheme, host and port, without a path' },
    ],
  ]
}

function both(given: Given) {
  return given.DATABASE_URL !== undefined && given.DATABASE_OWNER_URL !== undefined
}

function differ(given: Given, of: (url: string) => string) {
  return both(given) && of(given.DATABASE_URL ?? '') !== of(given.DATABASE_OWNER_URL ?? '')
}

function placeOf(text: string) {
  const url = databaseUrl(text)
  const host = url.searchParams.get('host') ?? url.hostname
  return `${host}:${url.searchParams.get('port') ?? (url.port || '5432')}${url.pathname}`
}

function userOf(text: string) {
  const url = databaseUrl(text)
  return url.searchParams.get('user') ?? url.username
}

/** `user@/database?host=/socket/folder` has no host, which WHATWG refuses. */
function databaseUrl(text: string) {
  return new URL(text.replace(/@\//, '@localhost/'))
}
