/**
 * What is seen: lists show no row that the reader may not open, a reporter's identity goes to whoever answers to him,
 * files to whoever may read what names them, and a personal value stands nowhere in the clear. Rules: decisions 12, 15,
 * 35, 37; docs/boundaries.md, "Personal data".
 */
import { caseReaders, closeReaders } from '@onegrid/domain'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { Answer } from '../../apps/server/src/testing/app.ts'
import { readTables } from '../invariants/catalog.ts'
import { MAKING_MS } from '../district.ts'
import { doorOf, holds, mayRead, maySeeReporter } from './oracle.ts'
import { setStage } from './stage.ts'
import type { Stage, Subject } from './stage.ts'
import { report, upload } from './story.ts'
import type { CaseName } from './story.ts'

const LONG_MS = 120_000

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.test.settle()
}, MAKING_MS)
afterAll(() => stage.close())

const events = ['work', 'call', 'care', 'complaint'] as const
const all = [...events, 'order'] as const

/** Whoever was told of a case, and whoever holds a link, comes by the message: it stands on no list of theirs. */
function isListed(subject: Subject, name: CaseName): boolean {
  const table = name === 'care' ? closeReaders : caseReaders
  return subject.kind === 'account' && holds(subject, name, table.filter(([, relation]) => relation !== 'copied'))
}

describe('lists', () => {
  test('of events show what the reader may open, and all of it', async () => {
    await eachReader('event.read', async (subject) => {
      const { body } = await subject.call.get('/api/v1/events?limit=200&count=true')
      const { items, count } = body as { items: { id: string }[]; count: { value: number } }
      expect(namesOf(items), subject.name).toEqual(events.filter(name => isListed(subject, name)))
      expect(count, subject.name).toEqual({ value: items.length, exact: true })
    })
  })

  test('of events, taken along as a workbook, hold the same', async () => {
    await eachReader('export.write', async (subject) => {
      const { status, raw } = await subject.call.get('/api/v1/events/export')
      expect(status).toBe(200)
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(raw as unknown as ExcelJS.Buffer)
      const titles = book.worksheets[0]?.getColumn(2).values.slice(3) ?? []
      const { body } = await subject.call.get('/api/v1/events?limit=200')
      const { items } = body as { items: { title: string }[] }
      expect([subject.name, titles]).toEqual([subject.name, items.map(({ title }) => title)])
      expect(JSON.stringify(titles)).not.toContain(stage.reporter.name)
    })
  })

  test('of orders too', async () => {
    await eachReader('order.read', async (subject) => {
      const { body } = await subject.call.get('/api/v1/orders')
      const wanted = isListed(subject, 'order') ? ['order'] : []
      expect(namesOf((body as { items: { id: string }[] }).items), subject.name).toEqual(wanted)
    })
  })

  test('of whistles and of coordination are of events that the reader may open', async () => {
    await eachReader('order.read', async (subject) => {
      const whistles = casesIn(await subject.call.get('/api/v1/supervision/whistles'))
      const wanted = isListed(subject, 'work') ? ['work'] : []
      expect([subject.name, namesOf(whistles)]).toEqual([subject.name, wanted])
      const coordinations = casesIn(await subject.call.get('/api/v1/supervision/coordinations'))
      expect([subject.name, namesOf(coordinations).filter(name => !mayRead(subject, name))]).toEqual([subject.name, []])
    })
  })

  test('of work, of the map, of what is alike, and of what a search finds, show nothing else', async () => {
    await eachReader('event.read', async (subject) => {
      for (const { path, cases } of await looks(subject)) {
        const beyond = namesOf(cases).filter(name => !mayRead(subject, name))
        expect([subject.name, path, beyond]).toEqual([subject.name, path, []])
      }
    })
  }, LONG_MS)

  test('the map counts for nobody what is hidden from him', async () => {
    const { lon, lat } = stage.test.place(0)
    const view = `west=${lon - 1}&east=${lon + 1}&south=${lat - 1}&north=${lat + 1}&zoom=8`
    await eachReader('event.read', async (subject) => {
      const { body } = await subject.call.get(`/api/v1/events/map?${view}`)
      const { cases, tiles } = body as { cases: unknown[]; tiles: { count: number }[] }
      const counted = tiles.reduce((sum, { count }) => sum + count, cases.length)
      const some = all.some(name => isListed(subject, name))
      expect([subject.name, counted > 0], JSON.stringify(body)).toEqual([subject.name, some])
    })
  })

  test('messages speak of cases that their reader may open', async () => {
    let heard = 0
    await eachReader('inbox.own', async (subject) => {
      const { body } = await subject.call.get('/api/v1/inbox')
      const { items } = body as { items: { caseId: string | null }[] }
      const told = namesOf(items.flatMap(({ caseId }) => (caseId ? [{ id: caseId }] : [])))
      heard += told.length
      expect([subject.name, told.filter(name => !mayRead(subject, name))]).toEqual([subject.name, []])
    })
    expect(heard).toBeGreaterThan(5)
  })
})

describe('the reporter', () => {
  test('is shown, masked, to whoever answers to him', async () => {
    await eachReader('event.read', async (subject) => {
      const { status, body } = await subject.call.get(`/api/v1/events/${stage.cases.call}`)
      if (status !== 200) return
      const { reporter } = body as { reporter: { phone: { shown: string }; name: { shown: string } } | null }
      const seen = reporter && [reporter.name.shown, reporter.phone.shown]
      const wanted = maySeeReporter(subject, 'call') ? ['演**', '138****8000'] : null
      expect([subject.name, seen]).toEqual([subject.name, wanted])
    })
  })

  test('is opened by them only, with a reason, on record', async () => {
    const { subject: id, name, phone } = stage.reporter
    const body = { subject: id, fields: ['name', 'telephone'], reason: '回访核实情况', caseId: stage.cases.call }
    const openers: string[] = []
    for (const subject of stage.subjects) {
      const answer = await subject.call.post('/api/v1/personal/openings', body)
      const door = doorOf(subject, { access: { row: 'personal.open' } })
      const may = door === 'open' && maySeeReporter(subject, 'call')
      const shut = { open: 404, unauthenticated: 401, forbidden: 403 }[door]
      expect([subject.name, answer.status]).toEqual([subject.name, may ? 201 : shut])
      if (!may) continue
      expect((answer.body as { values: object }).values).toEqual({ name, telephone: phone })
      openers.push(subject.name)
    }
    expect(openers).toEqual(['desk-district', 'desk-town', 'desk-night', 'hotline'])
    const { body: log } = await stage.test.as('admin-audit').get('/api/v1/audit?action=personal.open&limit=200')
    const lines = (log as { items: { outcome: string }[] }).items
    expect(lines.filter(({ outcome }) => outcome === 'success')).toHaveLength(openers.length)
    expect(lines.length).toBeGreaterThan(openers.length)
  }, LONG_MS)

  test('stands in no answer to anybody else, by name or number', async () => {
    const { name, phone } = stage.reporter
    const ids = Object.values(stage.cases)
    const paths = [
      ...ids.flatMap(id => ['', '/trail', '/actions', '/clocks'].map(part => `/api/v1/events/${id}${part}`)),
      `/api/v1/orders/${stage.cases.order}`, `/api/v1/orders/${stage.cases.order}/trail`, '/api/v1/events?limit=200',
      '/api/v1/worklist', '/api/v1/inbox', '/api/v1/deliveries', '/api/v1/audit?limit=200',
      '/api/v1/accounts?limit=200', '/api/v1/supervision/overdue', '/api/v1/personal/fields',
      '/api/v1/posts?limit=200', '/metrics',
    ]
    let answered = 0
    for (const subject of stage.subjects) {
      for (const answer of await Promise.all(paths.map(path => subject.call.get(path)))) {
        if (answer.status === 200) answered++
        const text = answer.raw.toString()
        expect(text.includes(name) || text.includes(phone), `${subject.name} ${text}`).toBe(false)
      }
    }
    expect(answered).toBeGreaterThan(300)
  }, LONG_MS)

  test('stands in no table and no log line in the clear', async () => {
    const { name, phone } = stage.reporter
    const { owner } = stage.test.database
    for (const table of await readTables(owner)) {
      const found = await rows(owner, sql<{ text: string }>`
        select t::text as text from ${sql.table(table)} t
        where t::text like ${`%${name}%`} or t::text like ${`%${phone}%`}`)
      expect([table, found]).toEqual([table, []])
    }
    const logged = stage.test.logLines.map(line => JSON.stringify(line)).join('\n')
    expect(logged.length).toBeGreaterThan(1000)
    expect([logged.includes(name), logged.includes(phone)]).toEqual([false, false])
  })
})

describe('files', () => {
  test('are for whoever may read the case that names them', async () => {
    for (const part of ['', '/thumb', '/description']) {
      await eachReader('file.read', async (subject) => {
        const { status } = await subject.call.get(`/api/v1/files/${stage.files.work}${part}`)
        expect([subject.name, status]).toEqual([subject.name, mayRead(subject, 'work') ? 200 : 404])
      })
    }
  })

  test('are for their sender alone until something names them', async () => {
    const fresh = await upload(stage.test, 'resident')
    await eachReader('file.read', async (subject) => {
      const { status } = await subject.call.get(`/api/v1/files/${fresh}`)
      expect([subject.name, status]).toEqual([subject.name, subject.name === 'resident' ? 200 : 404])
    })
  })

  test('cannot be had by naming them in a case of one’s own', async () => {
    const thief = stage.subjects.find(({ name }) => name === 'resident-other') as Subject
    const fresh = await upload(stage.test, 'officer')
    for (const file of [stage.files.work, fresh]) {
      const body = { id: uuidv7(), title: '路面破损', point: stage.test.place(0), before: [file] }
      const stolen = await thief.call.post('/api/v1/events', body)
      expect([stolen.status, (stolen.body as { code?: string }).code]).toEqual([400, 'unknown-reference'])
      const own = await report(thief.call, { title: '路面破损', point: stage.test.place(0) })
      const action = { id: uuidv7(), action: 'supplement', input: { text: '补充', files: [file] } }
      const added = await thief.call.post(`/api/v1/events/${own}/actions`, action)
      expect([added.status, (added.body as { code?: string }).code]).toEqual([400, 'unknown-reference'])
      expect((await thief.call.get(`/api/v1/files/${file}`)).status).toBe(404)
    }
  })
})

async function looks({ call }: Subject): Promise<{ path: string; cases: { id: string }[] }[]> {
  const { lon, lat } = stage.test.place(0)
  const view = `west=${lon - 0.1}&east=${lon + 0.1}&south=${lat - 0.1}&north=${lat + 0.1}&zoom=15`
  const searches = ['/events?q=帮扶求助', '/events?q=20260929', '/events?matter=02']
  const paths = [...searches, `/events/map?${view}`, '/worklist?limit=200']
  const look = async (path: string) => ({ path, cases: casesIn(await call.get(encodeURI(`/api/v1${path}`))) })
  const found = await Promise.all(paths.map(look))
  const alike = await call.post('/api/v1/events/similar', { point: { lon, lat }, matter: '020301', text: '帮扶求助' })
  return [...found, { path: '/events/similar', cases: alike.status === 200 ? casesIn(alike) : [] }]
}

function casesIn({ status, body }: Answer): { id: string }[] {
  expect(status, JSON.stringify(body)).toBe(200)
  const { items, cases } = body as { items?: ({ id: string } | { case: { id: string } })[]; cases?: { id: string }[] }
  return cases ?? (items ?? []).map(item => ('case' in item ? item.case : item))
}

/** Our cases among those that were found, in our order. */
function namesOf(found: readonly { id: string }[]): CaseName[] {
  const ids = new Set(found.map(({ id }) => id))
  return all.filter(name => ids.has(stage.cases[name]))
}

type Row = 'event.read' | 'export.write' | 'order.read' | 'file.read' | 'inbox.own'

async function eachReader(row: Row, look: (subject: Subject) => Promise<void>): Promise<void> {
  for (const subject of stage.subjects) if (doorOf(subject, { access: { row } }) === 'open') await look(subject)
}
