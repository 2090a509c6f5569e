/** The day's report as a table for the terminal. */
import type { DayReport, Outcome, StepReport } from './play.ts'

const marks: Readonly<Record<Outcome, string>> = { passed: '✓', failed: '✗', later: '·', unchecked: '?' }
const notes: Readonly<Record<Outcome, string>> = { passed: '', failed: '', later: '后续版本', unchecked: '未核' }

/** One step, its checks beneath it. */
export function stepLines({ at, who, what, broken, checks }: StepReport): string {
  const head = `${pad(at, 12)}${pad(who, 20)}${what}`
  const lines = checks.map(({ text, outcome, seen }) => {
    const shown = [notes[outcome], outcome === 'later' ? '' : seen].filter(Boolean).join('：')
    return `    ${marks[outcome]} ${pad(text, 52)}${shown}`
  })
  return [head, ...(broken === undefined ? [] : [`    ✗ 未能完成：${broken}`]), ...lines].join('\n')
}

export function sumLine({ counts, ok, steps }: DayReport): string {
  const broken = steps.filter((step) => step.broken !== undefined).length
  const parts = [
    `${counts.passed} 项符合`, `${counts.failed} 项不符`, `${counts.later} 项属后续版本`,
    ...(counts.unchecked > 0 ? [`${counts.unchecked} 项未核`] : []), ...(broken > 0 ? [`${broken} 步未能完成`] : []),
  ]
  return `${ok ? '✓' : '✗'} ${parts.join('，')}`
}

/** A Chinese character takes two columns of a terminal. */
function pad(text: string, columns: number): string {
  const width = [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(1, columns - width))
}
