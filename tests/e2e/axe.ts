/** What a machine can find of inaccessibility, by axe: serious and critical faults fail. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

interface Violation { id: string; impact: string | null; nodes: { target: string[]; failureSummary?: string }[] }

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** @returns a line for each serious fault: rule, place, what is wrong */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Our policy allows no inline script; axe comes through the debugger, which it does not bind.
  await page.evaluate(source)
  const violations = await page.evaluate(async () => {
    const axe = (
      globalThis as unknown as { axe: { run(context: unknown, options: object): Promise<{ violations: Violation[] }> } }
    ).axe
    // An experiment of axe's: it takes 休 in a cell of the calendar whose name spells the day out for another label.
    const rules = { 'label-content-name-mismatch': { enabled: false } }
    return (await axe.run(document, { resultTypes: ['violations'], rules })).violations
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
    )
}
