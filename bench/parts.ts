/** The parts of the bench, in their order. Each is loaded when it is measured. */
import type { Part } from './kit/figure.ts'

export const parts: readonly Part[] = [
  {
    id: 'B1', title: 'the loop', measure: async (kit) => (await import('./figures/b1-loop.ts')).measureLoop(kit),
  },
  {
    id: 'B2', title: 'due dates',
    measure: async (kit) => (await import('./figures/b2-due-dates.ts')).measureDueDates(kit),
  },
  {
    id: 'B3', title: 'point to grid',
    measure: async (kit) => (await import('./figures/b3-grids.ts')).measureGrids(kit),
  },
  {
    id: 'B4', title: 'reading', measure: async (kit) => (await import('./figures/b4-reading.ts')).measureReading(kit),
  },
  {
    id: 'B5', title: 'a spike', measure: async (kit) => (await import('./figures/b5-spike.ts')).measureSpike(kit),
  },
  {
    id: 'B6', title: 'live readers',
    measure: async (kit) => (await import('./figures/b6-readers.ts')).measureReaders(kit),
  },
  {
    id: 'B7', title: 'followers',
    measure: async (kit) => (await import('./figures/b7-followers.ts')).measureFollowers(kit),
  },
  {
    id: 'B8', title: 'starting', measure: async (kit) => (await import('./figures/b8-start.ts')).measureStart(kit),
  },
]
