/** What processes of this machine cost: their memory and their time. Linux only; elsewhere nothing is known of them. */
import { readFileSync, readdirSync } from 'node:fs'

/**
 * Of a process and all below it, in MB. What several share (a database's buffers) counts once.
 *
 * @returns NaN where the system does not say
 */
export function memoryOf(pid: number): number {
  try {
    return family(pid).reduce((sum, one) => sum + pssOf(one), 0)
  } catch {
    return Number.NaN
  }
}

/** Those and all below it that run now. */
function family(pid: number): number[] {
  const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name): [number, number] => {
    // The name of a program may hold spaces and brackets: what follows its last bracket is fixed.
    const stat = textOf(`/proc/${name}/stat`)
    return [Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]
  })
  const found = [pid]
  for (const one of found) found.push(...parents.filter(([, parent]) => parent === one).map(([child]) => child))
  return found
}

/** MB. A process that has ended meanwhile has none. */
function pssOf(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1]
  return kilobytes === undefined ? 0 : Number(kilobytes) / 1024
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
