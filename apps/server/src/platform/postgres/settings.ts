import { totalmem } from 'node:os'

export type Settings = Record<string, string | number>

const MB = 1024 ** 2
const GB = 1024 ** 3

/**
 * What the embedded server runs with. Rule: decision 40.
 *
 * @param memory bytes that this machine, or the container, may use
 */
export function serverSettings(memory = usableMemory()): Settings {
  return {
    // Planning with jit costs more than the short statements of a desk ever win back.
    jit: 'off',
    shared_buffers: megabytes(clamp(memory / 4, 128 * MB, 2 * GB)),
    effective_cache_size: megabytes(memory / 2),
    maintenance_work_mem: megabytes(clamp(memory / 16, 64 * MB, 512 * MB)),
    work_mem: '16MB',
    max_connections: 100,
    // A district's import writes gigabytes at once; the default of 1 GB makes it checkpoint all the time.
    max_wal_size: '4GB',
    // In the binaries of every platform and several times cheaper than full pages on a small disk.
    wal_compression: 'pglz',
    fsync: 'on',
    // The first cases of a district are planned as if there were none, along whichever index: not for a whole minute.
    autovacuum_naptime: '10s',
    // SSDs; the default of 4 stems from turning disks and keeps the planner off the indexes.
    random_page_cost: 1.1,
    log_min_duration_statement: '1s',
    // What people wrote stands in parameters: a slow statement shows its form only.
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_line_prefix: '%m [%p] %a ',
    log_timezone: 'UTC',
    timezone: 'UTC',
  }
}

/** One `name = 'value'` a line, quoted as postgresql.conf wants it. */
export function settingsFile(settings: Settings): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`)
  return ['# Written at every start; your own go below the include in postgresql.conf.', ...lines, ''].join('\n')
}

function usableMemory() {
  const machine = totalmem()
  const limit = process.constrainedMemory()
  // Without a limit cgroups report 0 or a number beyond any machine.
  return limit > 0 ? Math.min(limit, machine) : machine
}

function clamp(value: number, low: number, high: number) {
  return Math.min(Math.max(value, low), high)
}

function megabytes(bytes: number) {
  return `${Math.floor(bytes / MB)}MB`
}
