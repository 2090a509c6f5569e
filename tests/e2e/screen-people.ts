/**
 * People of a story at their screens: who reports from a desk, acts, hands over or makes a link does it in the console,
 * with the input that the story gives. What has no screen there (a resident's page, the hotline's program, an officer's
 * report from the street) goes through the API as before, and so does all looking up.
 */
import type { ActionAnswer, ReportBody } from '@onegrid/contract'
import { handOverDesk, listPosts, listUnits, mintTaskLink } from '@onegrid/contract'
import { ApiError } from '@onegrid/contract/client'
import { actionWord } from '@onegrid/domain'
import type { Id } from '@onegrid/domain'
import type { Locator, Page } from 'playwright-core'
import type { Cast, Person as Player } from '../../tools/play/people.ts'
import type { Picture } from '../../tools/play/pictures.ts'
import { handOver, makeLink, mergeInto, takeDown } from './at-desk.ts'
import { fillIn } from './filling.ts'
import type { Known } from './filling.ts'
import { actions, afterPress, NotOffered, open } from './hands.ts'
import { signIn } from './stage.ts'
import type { Person, Stage } from './stage.ts'

/** The people of a story with the console as their hands. */
export function atScreens(stage: Stage, plain: Cast): Cast & { faults(): string[] } {
  const seats = new Map<string, Promise<Player>>()
  const people: Person[] = []
  const came = (person: Person): Person => {
    people.push(person)
    return person
  }
  const sitDown = async (username: string): Promise<Player> => {
    const player = await plain.as(username)
    // Who holds no post has no desk.
    if (player.me.posts.length === 0) return player
    return withHands(player, once(async () => came(await stage.person(username))))
  }
  return {
    as(username) {
      const seat = seats.get(username) ?? sitDown(username)
      seats.set(username, seat)
      return seat
    },
    async byLink(token) {
      const address = `/links/${token}`
      return withHands(await plain.byLink(token), once(async () => came(await stage.visit(address))), address)
    },
    faults: () => people.flatMap((person) => person.faults),
  }
}

/** An address that has no page: nothing stands there that a line could change. */
const AWAY = '/away'

/** @param address the only page that he has, if it is not the case's own */
function withHands(player: Player, sit: () => Promise<Person>, address?: string): Player {
  const pictures = new Map<Id, Picture>()
  const known: Known & { caseId?: Id } = {
    unit: async (id) => (await player.call(listUnits, { query: {} })).items.find((unit) => unit.id === id)?.name ?? id,
    person: async (id) => (await player.call(listPosts, { query: { accountId: id } })).items[0]?.name ?? id,
    task: async (id) => {
      const task = (await player.read(known.caseId ?? '')).tasks.find((one) => one.id === id)
      return (task?.unit ?? task?.owner)?.name ?? id
    },
    picture(id) {
      const picture = pictures.get(id)
      if (!picture) throw new Error(`no picture ${id} was taken`)
      return picture
    },
  }

  const been = new Set<string>()

  /** Goes to a page, does something there and looks away: a score of pages would each follow every line of the day. */
  async function at<T>(path: string, work: (page: Page) => Promise<T>): Promise<T> {
    const { page, go, turn } = await sit()
    // Where he has been before others may have been since: that is loaded anew.
    await (been.has(path) || address ? go(path) : turn(path))
    been.add(path)
    await arrived(page, player.username, path)
    const done = await work(page)
    if (!address) await turn(AWAY)
    return done
  }

  function actAt(kind: 'event' | 'order', caseId: Id, action: string, input: object): Promise<ActionAnswer> {
    known.caseId = caseId
    return at(address ?? `/${kind}s/${caseId}`, (page) => actOn(page, kind, caseId, action, input))
  }

  /** One action at the case's page, from its button to the answer. */
  async function actOn(
    page: Page, kind: 'event' | 'order', caseId: Id, action: string, input: object,
  ): Promise<ActionAnswer> {
    if (action === 'merge') {
      const { survivor } = input as { survivor: Id }
      return mergeInto(page, (await player.read(survivor)).summary.number)
    }
    const name = actionWord(kind, action, 'zh-CN')
    try {
      const form = await open(page, name)
      await fillIn({ page, form, known }, kind, action, input as Record<string, unknown>)
      return await answerTo(page, form, name)
    } catch (error) {
      // What a screen does not offer, the API must refuse, and it says why.
      if (error instanceof NotOffered && kind === 'event') await player.act(caseId, action as 'return', input as never)
      throw error
    }
  }

  return {
    ...player,
    act: (caseId, action, input) => actAt('event', caseId, action, input),
    actOnOrder: (orderId, action, input) => actAt('order', orderId, action, input),
    upload: async (picture) => {
      const id = crypto.randomUUID()
      pictures.set(id, picture)
      return { id } as Awaited<ReturnType<Player['upload']>>
    },
    report: async (body: Omit<ReportBody, 'id'>) => {
      if (!player.me.posts.some(({ role }) => role === 'dispatcher')) return player.report(await handedIn(body))
      return at('/report', (page) => takeDown(page, body))
    },
    call: (async (route: unknown, input: never) => {
      if (route === handOverDesk) {
        return at('/duty/handover', (page) => handOver(page, input, known))
      }
      if (route === mintTaskLink) {
        const { params, body } = input as { params: { id: Id }; body: { taskId: Id } }
        known.caseId = params.id
        const unit = await known.task(body.taskId)
        return at(`/events/${params.id}`, (page) => makeLink(page, unit))
      }
      return player.call(route as typeof listPosts, input)
    }) as Player['call'],
  }

  /** The API takes pictures by what it has given them for a name. */
  async function handedIn(body: Omit<ReportBody, 'id'>): Promise<Omit<ReportBody, 'id'>> {
    const taken: Partial<Record<'before' | 'after' | 'files', string[]>> = {}
    for (const name of ['before', 'after', 'files'] as const) {
      const ids = body[name]
      if (ids) taken[name] = await Promise.all(ids.map(async (id) => (await player.upload(known.picture(id))).id))
    }
    return { ...body, ...taken }
  }
}

/** Sends the form. @throws ApiError as the API's client does where the rules refuse; the form has said so then */
async function answerTo(page: Page, form: Locator, name: string): Promise<ActionAnswer> {
  const answer = await afterPress(page, form.getByRole('button', { name, exact: true }), /\/actions$/)
  if (!answer.ok()) {
    await form.getByRole('alert').or(form.locator('.field-fault')).first().waitFor()
    throw new ApiError(new Response(null, { status: answer.status() }), await answer.json() as never)
  }
  await form.waitFor({ state: 'detached' })
  return await answer.json() as ActionAnswer
}

/** Until the page stands there; whoever has been away for long signs in again. */
async function arrived(page: Page, username: string, path: string): Promise<void> {
  const password = page.locator('input[name=username]')
  const there = path.startsWith('/report') || path.startsWith('/duty') ? page.locator('.shell') : actions(page)
  await password.or(there).first().waitFor()
  if (await password.count() > 0) {
    await signIn(page, username)
    await there.waitFor()
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
