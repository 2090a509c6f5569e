/** Figures as a table: in the terminal, and in Markdown for the results that are kept. */
import type { Figure } from './figure.ts'
import type { Machine } from './machine.ts'

const HEAD = ['id', 'figure', 'value', 'spread', 'against', 'ratio', 'aim', ''] as const

export function textTable(figures: readonly Figure[]): string {
  const cells = [[...HEAD], ...figures.map(cellsOf)]
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))))
  const lines = cells.map((row) => row.map((cell, n) => cell + ' '.repeat((widths[n] ?? 0) - widthOf(cell))).join('  '))
  const notes = figures.filter(({ note }) => note).map(({ id, note }) => `${id}: ${note}`)
  return [...lines.map((line) => line.trimEnd()), '', ...notes].join('\n')
}

export function markdownTable(figures: readonly Figure[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  const head = [row([...HEAD, 'note']), row([...HEAD, 'note'].map(() => '-'))]
  return [...head, ...figures.map((one) => row([...cellsOf(one), one.note]))].join('\n')
}

export function machineLine(machine: Machine): string {
  const { cores, processor, memoryGB, system, node, postgres, commit, migrations } = machine
  return `${cores} × ${processor}, ${memoryGB} GB, ${system}; Node ${node}, PostgreSQL ${postgres}; ` +
    `commit ${commit}, schema ${migrations}`
}

/** Three significant digits below a thousand, whole above. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}

function cellsOf({ id, name, value, unit, spread, against, ratio, aim, met }: Figure): string[] {
  return [
    id, name, `${plain(value)} ${unit}`.trim(), spread ? spread.map(plain).join('–') : '',
    against === null ? '' : plain(against), ratio === null ? '' : plain(ratio), aim ?? '',
    met === null ? '' : met ? 'met' : 'MISSED',
  ]
}

/** Chinese characters are two columns wide in a terminal. */
function widthOf(text: string): number {
  let width = 0
  for (const sign of text) width += /[\u2e80-\uffef]/u.test(sign) ? 2 : 1
  return width
}
