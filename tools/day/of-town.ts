/** Expectations about what surrounds events: orders, messages, people on duty, rules, the whole. */
import { getDutyNow, listEvents, listOrders, readInbox, readOrder, tryRouting } from '@onegrid/contract'
import type { ResponseBody } from '@onegrid/contract'
import type { Day, Ref } from './day.ts'
import { same, written } from './expectation.ts'
import type { Expectation } from './expectation.ts'

/** All orders of the story: how many, to whom. */
export function orders(ref: Ref, wanted: number, unitName?: string): Expectation {
  return {
    text: unitName ? `督办单 ${wanted} 张，只发${unitName}` : `督办单共 ${wanted} 张`,
    check: async (day) => {
      const { items } = await day.tools.observer.call(listOrders, { query: {} })
      const names = items.map((order) => order.lead?.name ?? order.owner?.name ?? '—')
      const fits = items.length === wanted && names.every((name) => unitName === undefined || name.includes(unitName))
      const linked = (await day.read(ref)).links.orders.length
      return { ok: fits && linked === wanted, seen: `${items.length} 张：${names.join('、')}` }
    },
  }
}

export function orderReplyDue(ref: Ref, wanted: string): Expectation {
  return {
    text: `督办答复时限 ${wanted}`,
    check: async (day) => {
      const id = (await day.read(ref)).links.orders[0]?.id
      if (!id) return { ok: false, seen: '没有督办单' }
      const { tasks } = await day.tools.observer.call(readOrder, { params: { id } })
      return same(written(tasks.find(({ kind }) => kind === 'reply')?.clocks[0]?.dueAt), wanted)
    },
  }
}

/** A message about an event in somebody's inbox. */
export function inInbox(username: string, name: string, ref: Ref, key: string, words: string): Expectation {
  return {
    text: `${name}收到“${words}”`,
    check: async (day) => {
      const found = await messages(day, username, ref)
      return { ok: found.some((item) => item.key === key), seen: found.map((item) => item.title).join('、') || '无消息' }
    },
  }
}

/** No message of that key about an event since the story's moment that was noted. */
export function notInInbox(username: string, ref: Ref, key: string, since: string, words: string): Expectation {
  return {
    text: words,
    check: async (day) => {
      const from = day.noted<number>(since)
      const found = (await messages(day, username, ref))
        .filter((item) => item.key === key && Date.parse(item.createdAt) > from)
      return { ok: found.length === 0, seen: found.length === 0 ? '未发送' : `已发送 ${written(found[0]?.createdAt)}` }
    },
  }
}

type Message = ResponseBody<typeof readInbox>['items'][number]

async function messages(day: Day, username: string, ref: Ref): Promise<Message[]> {
  const { items } = await (await day.as(username)).call(readInbox, { query: { limit: 200 } })
  return items.filter(({ caseId }) => caseId === day.id(ref))
}

/** What time will yet do to an event. */
export function ahead(ref: Ref, rule: string, at: string | undefined, words: string): Expectation {
  return {
    text: words,
    check: async (day) => {
      const found = (await day.clocks(ref)).ahead.filter((timer) => timer.rule === rule && timer.phase === 'handle')
      const moments = found.map((timer) => written(timer.at))
      return { ok: at === undefined ? found.length === 0 : moments.includes(at), seen: moments.join('、') || '无' }
    },
  }
}

/** Who acts for the grid now. */
export function onDuty(name: string): Expectation {
  return {
    text: `网格此刻由${name}负责`,
    check: async (day) => same((await dutyNow(day)).officer?.person.name, name),
  }
}

export function atTownDesk(name: string): Expectation {
  return {
    text: `镇受理台由${name}值守`,
    check: async (day) => {
      // Checkers sit there too, but take nothing in.
      const people = (await dutyNow(day)).desk.people.filter(({ role }) => role === 'dispatcher')
      return same(people.map((person) => person.name).join('、'), name)
    },
  }
}

async function dutyNow(day: Day) {
  const { lon, lat } = day.place('E2')
  return day.tools.observer.call(getDutyNow, { query: { lon, lat, tier: 'town' } })
}

/** Whom the rules would give a matter to, without making a case. */
export function routedTo(matter: string, source: 'hotline', unitName: string, words: string): Expectation {
  return {
    text: words,
    check: async (day) => {
      const { lon, lat } = day.place('E6')
      const trial = await day.tools.observer.call(tryRouting, { body: { matter, source, lon, lat } })
      const byRuling = trial.steps.some((step) => step.matched && step.name.startsWith('裁定'))
      const lead = trial.lead?.name ?? '无'
      return { ok: byRuling && lead.includes(unitName), seen: `${trial.ruleId} → ${lead}` }
    },
  }
}

/** How many events there are of a matter, whatever their state. */
export function eventsOf(matter: string, wanted: number): Expectation {
  return {
    text: `事项 ${matter} 共 ${wanted} 件`,
    check: async (day) => same((await day.tools.observer.call(listEvents, { query: { matter } })).items.length, wanted),
  }
}

/** The rules refused what was tried, with this reason. */
export function refusedWith(key: string, refusal: string, words: string): Expectation {
  return {
    text: words,
    check: async (day) => {
      const { refused, why, status } = day.noted<{ refused: boolean; why: string; status?: number }>(key)
      return { ok: refused && why === refusal, seen: status ? `${status} ${why}` : why }
    },
  }
}

/** What was noted during a step fulfils a condition. */
export function noted(key: string, words: string, fits: (value: string) => boolean): Expectation {
  return {
    text: words,
    check: async (day) => {
      const value = String(day.noted(key))
      return { ok: fits(value), seen: value }
    },
  }
}

/** Every chain, position and seal is as it was written. */
export const verified: Expectation = {
  text: '留痕完整，未见改动（verify）',
  check: async ({ tools }) => tools.verify?.() ?? { ok: undefined, seen: '数据库不在本机，请在产品所在机器上运行 npm run verify' },
}
