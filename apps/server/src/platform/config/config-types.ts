import type { CASES, CLOCKS, LOG_LEVELS, MODES, ROLES, SettingName, SIZES } from './settings.ts'

export type Mode = (typeof MODES)[number]
export type ProcessRole = (typeof ROLES)[number]
export type DemoSize = (typeof SIZES)[number]

/** Everything that is decided before the process does anything. Secrets are apart, in Secrets. */
export type Config = {
  mode: Mode
  role: ProcessRole
  http: {
    host: string
    port: number
    /** Origin that browsers use; undefined: whatever address is listened on. */
    publicUrl?: string
    trustProxy: string[]
    /** Reads /metrics from another machine. */
    metricsToken?: string
  }
  dataDir: string
  database: ({ kind: 'embedded' } | { kind: 'external'; url: string; ownerUrl?: string }) & { pool: number }
  /** Rows of one export, at most. */
  exportRows: number
  keyFile: string
  logLevel: (typeof LOG_LEVELS)[number]
  /** Whether an administrator may set the business clock ahead. Rule: decision 26. */
  clock: (typeof CLOCKS)[number]
  /** Asked for on the command line; what DATA_DIR remembers counts where nothing is asked. */
  asked: { district?: string; size?: DemoSize }
  /** What a first start fills the demo district with: nothing, or the cases of the last ten days. */
  cases: (typeof CASES)[number]
  /** What the mode means for accounts. Rule: decision 42. */
  accounts: {
    /** The well-known demo password signs in. */
    demoPassword: boolean
    /** Administrators must have a second factor. */
    adminSecondFactor: boolean
  }
}

/** Settings by name, as given; an empty one counts as absent, as in every compose file. */
export type Given = Partial<Record<SettingName, string>>
