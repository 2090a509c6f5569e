import { join, resolve } from 'node:path'
import { StartError } from '../words.ts'
import { readArguments } from './arguments.ts'
import type { Config, DemoSize, Given, Mode, ProcessRole } from './config-types.ts'
import { contradictions, unknownSettings } from './contradictions.ts'
import { faultOf } from './parse.ts'
import type { Fault } from './parse.ts'
import { settings } from './settings.ts'

/** A start that was refused for its settings. */
export class ConfigError extends StartError {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(faults)
    this.faults = faults
  }
}

/**
 * Reads the settings of a process.
 *
 * @param argv the arguments after the script's name
 * @param folder what relative paths are relative to
 * @throws ConfigError with every fault at once
 */
export function readConfig(env: NodeJS.ProcessEnv, argv: readonly string[], folder = process.cwd()): Config {
  const faults: Fault[] = unknownSettings(env)
  const given: Given = {}
  const present = new Set<string>()
  for (const setting of settings) {
    const text = env[setting.name]?.trim()
    if (!text) continue
    present.add(setting.name)
    const fault = faultOf(setting, text)
    if (fault) faults.push(fault)
    else given[setting.name] = text
  }
  const asked = readArguments(argv, faults)
  const config = decide(given, asked, folder)
  faults.push(...contradictions(config, given, asked, present))
  if (faults.length > 0) throw new ConfigError(faults)
  return config
}

function decide(given: Given, asked: ReturnType<typeof readArguments>, folder: string): Config {
  const mode = choice<Mode>(given.ONEGRID_MODE, 'demo')
  const dataDir = resolve(folder, given.DATA_DIR ?? 'data')
  const pool = Number(given.DATABASE_POOL ?? 20)
  return {
    mode,
    role: choice<ProcessRole>(asked.role ?? given.ONEGRID_ROLE, 'all'),
    http: {
      host: given.HOST ?? (mode === 'demo' ? '127.0.0.1' : '0.0.0.0'),
      port: Number(given.PORT ?? 8080),
      publicUrl: given.PUBLIC_URL?.replace(/\/$/, ''),
      trustProxy: given.TRUST_PROXY?.split(',').map(item => item.trim()) ?? [],
      metricsToken: given.METRICS_TOKEN,
    },
    dataDir,
    database: given.DATABASE_URL
      ? { kind: 'external', url: given.DATABASE_URL, ownerUrl: given.DATABASE_OWNER_URL, pool }
      : { kind: 'embedded', pool },
    exportRows: Number(given.EXPORT_ROWS ?? 5000),
    keyFile: given.KEY_FILE ? resolve(folder, given.KEY_FILE) : join(dataDir, 'keys.json'),
    logLevel: choice<Config['logLevel']>(given.LOG_LEVEL, 'info'),
    clock: choice<Config['clock']>(given.ONEGRID_CLOCK, mode === 'demo' ? 'adjustable' : 'wall'),
    cases: choice<Config['cases']>(asked.cases ?? given.ONEGRID_CASES, mode === 'demo' ? 'week' : 'none'),
    asked: { district: asked.district, size: asked.size as DemoSize | undefined },
    accounts: { demoPassword: mode === 'demo', adminSecondFactor: mode === 'production' },
  }
}

/** The text has been checked against the setting's choices; faults keep the config from being used. */
function choice<T extends string>(text: string | undefined, fallback: T): T {
  return (text as T | undefined) ?? fallback
}
