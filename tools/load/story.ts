/** The parts of a story, put together from what is given: the district of the past and everybody in it. */
import { chinaDate, compileCalendar, eventKind, orderKind } from '@onegrid/domain'
import { AreaTree } from '../../apps/server/src/modules/areas/index.ts'
import { emptyTally } from '../../apps/server/src/modules/cases/counts-tally.ts'
import { Directory } from '../../apps/server/src/modules/staff/directory.ts'
import { FieldRegistry } from '../../apps/server/src/platform/personal/fields.ts'
import { PersonalStore } from '../../apps/server/src/platform/personal/store.ts'
import { randomFor } from '../district/random.ts'
import { callers } from './callers.ts'
import { moment } from './copy-line.ts'
import { Crew } from './crew.ts'
import type { FedLine } from './fed.ts'
import { follow } from './follow.ts'
import type { Given, Share } from './given.ts'
import { groundOf } from './ground.ts'
import { weekShape } from './hours.ts'
import { seededIds } from './ids.ts'
import type { Life } from './life.ts'
import { Messages } from './messages.ts'
import { caseNumbers } from './numbers.ts'
import { Openings } from './openings.ts'
import { Pen } from './pen.ts'
import { Photographs } from './photographs.ts'
import { pastDuty } from './rota.ts'
import type { Rows } from './rows.ts'
import { scenes } from './scenes.ts'
import { wording } from './wording.ts'
import { World } from './world.ts'

const openStates = new Map([eventKind, orderKind].flatMap(({ kind, states }) =>
  Object.entries(states).map(([state, { open }]) => [`${kind} ${state}`, open] as const)))

export function storyOf(given: Given, share: Share, rows: Rows, onFed: (line: FedLine) => void) {
  const { districtId, county, seed, until, policy, shifts, secrets } = given
  const calendar = compileCalendar(given.calendar)
  const tree = new AreaTree(given.areas)
  const directory = new Directory(given.directory)
  const ids = seededIds(seed * SHARES_MOST + share.no)
  const duty = pastDuty({
    directory, calendar, existing: shifts, newId: ids.at,
    onMade({ id, accountId, postId, kind, startsAt, endsAt }) {
      // Everybody knows the rota; one writes it down.
      if (share.no !== 0) return
      const [starts, ends] = [moment(startsAt), moment(endsAt)]
      rows.add('duty_shift', [districtId, id, accountId, postId, kind, starts, ends, starts, null])
    },
  })
  const shape = weekShape()
  const words = wording()
  const tally = emptyTally()
  const numbers = caseNumbers(county, share)
  const sceneAt = scenes({ districtId, policy, calendar, tree, directory, duty })
  const messages = new Messages({ districtId, rows, ids, sceneAt, until, random: randomFor(seed, 'reading', share.no) })
  const onLine = (line: FedLine, life: Life) => {
    onFed(line)
    messages.tell(line, life)
  }
  const isOpen = (kind: string, state: string) => openStates.get(`${kind} ${state}`) ?? false
  const pen = new Pen({ districtId, rows, ids, tally, isOpen, onLine })
  const store = new PersonalStore(secrets, new FieldRegistry())
  const world = new World({
    districtId, seed, share, until, policy, ids, numbers, rows, pen, sceneAt,
    crew: new Crew(districtId, directory, tree, chinaDate(until)),
    ground: groundOf(tree, seed),
    wording: words,
    photographs: new Photographs(districtId, rows, ids),
    callers: callers(districtId, rows, ids, (...value) => store.sealed(...value)),
  }, follow)
  const openings = new Openings(calendar, policy.matters, shape, seed)
  return { world, openings, tally, numbers, origins: { hours: shape.origin, texts: words.origin } }
}

/** More tellers than any machine has use for: seeds of one load never meet those of the next. */
const SHARES_MOST = 64
