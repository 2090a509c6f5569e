/** Old and new of what is counted: computed for every action alike, so that no rule can forget to say it. */
import type { CaseState, Changes, Clock, ClockStamp, Task, TaskChange } from './types.ts'

const countedFields = [
  'kind', 'number', 'state', 'round', 'policyNo', 'matter', 'level', 'source', 'deskId', 'leadUnitId', 'survivorId',
  'parentId', 'openedAt', 'closedAt',
] as const

export function changesBetween(before: CaseState | null, after: CaseState): Changes {
  const fields: Changes['fields'] = {}
  for (const field of countedFields) note(fields, field, before?.[field], after[field])
  for (const area of ['gridId', 'villageId', 'townId'] as const) {
    note(fields, `areas.${area}`, before?.areas[area], after.areas[area])
    note(fields, `dayAreas.${area}`, before?.dayAreas[area], after.dayAreas[area])
  }
  note(fields, 'place.lon', before?.place?.lon, after.place?.lon)
  note(fields, 'place.lat', before?.place?.lat, after.place?.lat)
  for (const count of ['returns', 'reworks', 'urges', 'extensions', 'reopenings'] as const) {
    note(fields, `counts.${count}`, before?.counts[count] ?? 0, after.counts[count])
  }
  for (const key of new Set([...Object.keys(before?.extra ?? {}), ...Object.keys(after.extra)])) {
    note(fields, `extra.${key}`, before?.extra[key], after.extra[key])
  }
  after.clocks.forEach((clock, i) => {
    const old = before?.clocks[i]
    if (old !== clock) fields[clockName(after.clocks, i)] = [old ? stamp(old) : null, stamp(clock)]
  })
  return { fields, tasks: changedTasks(before?.tasks ?? [], after.tasks) }
}

export function isEmptyChange(changes: Changes): boolean {
  return changes.tasks.length === 0 && Object.keys(changes.fields).length === 0
}

function changedTasks(before: Task[], after: Task[]): TaskChange[] {
  return after.flatMap((task) => {
    const old = before.find((t) => t.id === task.id)
    if (old === task) return []
    return [{
      id: task.id,
      kind: task.kind,
      state: [old?.state ?? null, task.state],
      round: task.round,
      deskId: task.deskId,
      unitId: task.unitId,
      personId: task.personId,
      clocks: changedClocks(old?.clocks ?? [], task.clocks).map(stamp),
    }]
  })
}

function changedClocks(before: Clock[], after: Clock[]): Clock[] {
  return after.filter((clock) => !before.includes(clock))
}

/** `clock.total.2`: the second total of the case, begun by its first reopening. Clocks are never taken away. */
function clockName(clocks: readonly Clock[], index: number): string {
  const phase = clocks[index]!.phase
  return `clock.${phase}.${clocks.slice(0, index + 1).filter((clock) => clock.phase === phase).length}`
}

function stamp(clock: Clock): ClockStamp {
  const { phase, startedAt, dueAt, version, stoppedAt, pausedAt } = clock
  return { phase, startedAt, dueAt, version, stoppedAt, pausedAt }
}

function note(fields: Changes['fields'], name: string, before: unknown, after: unknown): void {
  if (before === after || isSame(before ?? null, after ?? null)) return
  fields[name] = [before ?? null, after ?? null]
}

/** Values that are no objects need no writing out to be told apart. */
function isSame(before: unknown, after: unknown): boolean {
  if (before === null || after === null || typeof before !== 'object' || typeof after !== 'object')
    return before === after
  return JSON.stringify(before) === JSON.stringify(after)
}
