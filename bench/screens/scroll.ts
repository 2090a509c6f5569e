/** Whether a long list scrolls without a stutter: the gaps between frames while the wheel turns, pages arriving. */
import type { Figure } from '../kit/figure.ts'
import type { Desk } from './desk.ts'
import { sitDown, wait } from './desk.ts'

const TURNS = 240
const WHEEL_PX = 300

export async function measureScrolling(desk: Desk): Promise<Figure[]> {
  const { context, page } = await sitDown(desk, 'desk-district')
  await page.goto('/events')
  await page.locator('[role=listitem]').first().waitFor()
  await page.mouse.move(400, 500)
  const still = await gaps(async () => { await page.waitForTimeout(2000) })
  const moving = await gaps(async () => {
    for (let n = 0; n < TURNS; n++) {
      await page.mouse.wheel(0, WHEEL_PX)
      await page.waitForTimeout(16)
    }
  })
  await context.close()
  return [
    wait('S7', '滚动时两帧之间，百分之九十五以内', moving, still, 50, 0.95),
    wait('S8', '滚动时最长一帧', moving, still, 150, 1),
  ]

  async function gaps(act: () => Promise<void>): Promise<number[]> {
    await page.evaluate(() => {
      const frames: number[] = []
      const run = { on: true }
      let last = performance.now()
      const next = (now: number): void => {
        frames.push(now - last)
        last = now
        if (run.on) requestAnimationFrame(next)
      }
      requestAnimationFrame(next)
      Object.assign(window, { frames, run })
    })
    await act()
    return page.evaluate(() => {
      const { frames, run } = window as unknown as { frames: number[]; run: { on: boolean } }
      run.on = false
      return frames.slice(1)
    })
  }
}
