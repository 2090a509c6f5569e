import type { Sentence } from '../words.ts'

/** One setting as it is declared, documented (docs/deploy/settings.md) and read. */
export type Setting = {
  /** Name in the environment. */
  name: string
  /** What holds when it is not set, in words. */
  fallback: Sentence | string
  means: Sentence
  form: Form
}

export type Form =
  | { kind: 'choice'; of: readonly string[] }
  | { kind: 'integer'; from: number; to: number }
  | { kind: 'path' }
  | { kind: 'host' }
  | { kind: 'url'; schemes: readonly string[] }
  | { kind: 'list' }
  | { kind: 'token' }

export const MODES = ['demo', 'production'] as const
export const ROLES = ['all', 'api', 'worker'] as const
export const CLOCKS = ['adjustable', 'wall'] as const
export const SIZES = ['small', 'district'] as const
export const CASES = ['none', 'week'] as const
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const POSTGRES = ['postgresql:', 'postgres:'] as const

export const settings = [
  {
    name: 'ONEGRID_MODE',
    form: { kind: 'choice', of: MODES },
    fallback: 'demo',
    means: {
      zh: '演示（demo）只在本机可达，允许演示口令，管理员免二次验证；生产（production）两者均拒绝',
      en: 'demo is reachable from this machine only, allows the demo password and administrators without second ' +
        'factor; production refuses both',
    },
  },
  {
    name: 'PORT',
    form: { kind: 'integer', from: 0, to: 65_535 },
    fallback: '8080',
    means: { zh: '服务端口；0 为任意空闲端口', en: 'Port to serve on; 0 takes any free one' },
  },
  {
    name: 'HOST',
    form: { kind: 'host' },
    fallback: { zh: '演示 127.0.0.1，生产 0.0.0.0', en: '127.0.0.1 in demo, 0.0.0.0 in production' },
    means: { zh: '服务监听的地址', en: 'Address to listen on' },
  },
  {
    name: 'PUBLIC_URL',
    form: { kind: 'url', schemes: ['http:', 'https:'] },
    fallback: 'http://HOST:PORT',
    means: {
      zh: '用户看到的地址（协议和主机），用于短信链接和来源校验；生产须为 https',
      en: 'Address that people see (scheme and host), for links and origin checks; https in production',
    },
  },
  {
    name: 'TRUST_PROXY',
    form: { kind: 'list' },
    fallback: { zh: '不信任代理', en: 'none' },
    means: {
      zh: '可信反向代理的地址或网段，逗号分隔；其转发的客户端地址记入审计',
      en: 'Addresses or ranges of trusted reverse proxies, comma-separated; their client addresses go into the audit',
    },
  },
  {
    name: 'METRICS_TOKEN',
    form: { kind: 'token' },
    fallback: { zh: '只限本机读取', en: 'from this machine only' },
    means: {
      zh: '从其他机器读取 /metrics 时所持的令牌（Authorization: Bearer …）',
      en: 'Token that reads /metrics from another machine (Authorization: Bearer …)',
    },
  },
  {
    name: 'DATA_DIR',
    form: { kind: 'path' },
    fallback: './data',
    means: {
      zh: '数据目录：内置数据库、文件、密钥、日志',
      en: 'Folder of the data: embedded database, files, keys, logs',
    },
  },
  {
    name: 'DATABASE_URL',
    form: { kind: 'url', schemes: POSTGRES },
    fallback: { zh: '内置数据库', en: 'the embedded server' },
    means: {
      zh: '改用该 PostgreSQL（15 及以上），应用角色的连接地址',
      en: 'Use this PostgreSQL (15 or later) instead; URL of the application\'s role',
    },
  },
  {
    name: 'DATABASE_OWNER_URL',
    form: { kind: 'url', schemes: POSTGRES },
    fallback: { zh: '同 DATABASE_URL，此时留痕的只增不改无数据库保障', en: 'DATABASE_URL; append-only is not enforced then' },
    means: {
      zh: '同一数据库、拥有表结构的角色，用于迁移',
      en: 'The same database as the role that owns the schema, for migrations',
    },
  },
  {
    name: 'DATABASE_POOL',
    form: { kind: 'integer', from: 2, to: 500 },
    fallback: '20',
    means: { zh: '每个进程的数据库连接数上限', en: 'Connections to the database of each process, at most' },
  },
  {
    name: 'EXPORT_ROWS',
    form: { kind: 'integer', from: 1, to: 100_000 },
    fallback: '5000',
    means: {
      zh: '一次导出的行数上限；更多的须缩小筛选范围后分次导出',
      en: 'Rows of one export, at most; whoever wants more narrows the filter and exports in parts',
    },
  },
  {
    name: 'KEY_FILE',
    form: { kind: 'path' },
    fallback: 'DATA_DIR/keys.json',
    means: {
      zh: '密钥文件，首次启动时生成，权限须为 0600；须与数据分开备份，遗失则加密字段无法恢复',
      en: 'Keys, made by the first start, mode 0600; back it up apart from the data: without it encrypted fields ' +
        'are lost',
    },
  },
  {
    name: 'ONEGRID_ROLE',
    form: { kind: 'choice', of: ROLES },
    fallback: 'all',
    means: {
      zh: '本进程承担的工作：接口（api）、后台（worker）或全部（all）；同 --role',
      en: 'What this process does: answer requests (api), work in the background (worker) or both (all); as --role',
    },
  },
  {
    name: 'ONEGRID_CLOCK',
    form: { kind: 'choice', of: CLOCKS },
    fallback: { zh: '演示 adjustable，生产 wall', en: 'adjustable in demo, wall in production' },
    means: {
      zh: '业务时钟可拨快（adjustable，仅演示）或等于实际时间（wall）',
      en: 'Whether the business clock may be set ahead (adjustable, demo only) or is the wall clock',
    },
  },
  {
    name: 'ONEGRID_CASES',
    form: { kind: 'choice', of: CASES },
    fallback: { zh: '演示 week，生产 none', en: 'week in demo, none in production' },
    means: {
      zh: '首次启动时为演示区生成最近十天的案件（week，仅演示）或不生成（none）；以后启动不再改变；同 --cases',
      en: 'Whether a first start fills the demo district with cases of the last ten days (week, demo only) or not ' +
        '(none); later starts change nothing; as --cases',
    },
  },
  {
    name: 'LOG_LEVEL',
    form: { kind: 'choice', of: LOG_LEVELS },
    fallback: 'info',
    means: { zh: '日志详细程度', en: 'How much is logged' },
  },
  {
    name: 'ONEGRID_LANG',
    form: { kind: 'choice', of: ['zh', 'en'] },
    fallback: { zh: '按 LANG', en: 'by LANG' },
    means: { zh: '启动时终端文字的语言', en: 'Language of the terminal at start' },
  },
] as const satisfies readonly Setting[]

export type SettingName = (typeof settings)[number]['name']
