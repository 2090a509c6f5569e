import type { AuditLine } from '@onegrid/contract'
import { auditActionWord, wordsOf } from '@onegrid/domain/words'
import type { JSX, ReactNode } from 'react'
import { useRead } from '../../api/queries.ts'
import { useDesks, useUnits } from '../../pickers/directory.ts'
import { useLanguage } from '../../words/room-words.ts'
import { Facts } from '../parts/facts.tsx'
import { useAuditWords } from './words.ts'

type Names = AuditLine['names']

/** What the line knows beside its sentence; ids with their names. */
export function DetailFacts({ line }: { line: AuditLine }): JSX.Element | null {
  const say = useAuditWords()
  const entries = Object.entries(line.detail)
  if (entries.length === 0) return null
  const items = entries.map(([name, value]): [string, ReactNode] => {
    return [fieldWord(name, say), <Named key={name} name={name} value={value} names={line.names} />]
  })
  return (
    <section>
      <h3>{say('line.detail')}</h3>
      <Facts items={items} />
    </section>
  )
}

const ofUnits: readonly string[] = ['unitId', 'unit', 'successor']
const ofDesks: readonly string[] = ['deskId', 'desk']
const ofAreas: readonly string[] = ['areaId', 'area', 'unit-functionId']

/** A value as a person reads it: names for ids, words for codes; what has neither stays as it is. */
export function Named({ name, value, names }: { name: string; value: unknown; names: Names }): JSX.Element {
  const say = useAuditWords()
  const language = useLanguage()
  const units = useUnits()
  const desks = useDesks()
  if (Array.isArray(value)) {
    return (
      <>
        {value.map((one, i) => (
          <span key={i} className="audit-one">
            <Named name={name} value={one} names={names} />{' '}
          </span>
        ))}
      </>
    )
  }
  if (typeof value === 'boolean') return <>{say(value ? 'yes' : 'no')}</>
  const text = value === null ? '—' : typeof value === 'string' ? value : JSON.stringify(value)
  const roles: Readonly<Record<string, string>> = wordsOf(language).role
  const found =
    names[text] ??
    (ofUnits.includes(name)
      ? units.byId.get(text)?.name
      : ofDesks.includes(name)
        ? desks.byId.get(text)?.name
        : undefined)
  if (found) return <>{found} <small className="audit-id">{text}</small></>
  if (name === 'fields' || name === 'field')
    return (
      <>
        {text
          .split(',')
          .map((field) => fieldWord(field, say))
          .join(' ')}
      </>
    )
  if (name === 'role' || name === 'other') return <>{roles[text] ?? text}</>
  if (name === 'action') return <>{auditActionWord(text, language)}</>
  if (ofAreas.includes(name)) return <OfArea id={text} />
  return <span className={isId(text) ? 'audit-id' : undefined}>{text}</span>
}

function fieldWord(name: string, say: ReturnType<typeof useAuditWords>): string {
  const word = say(`key.${name}` as 'key.role')
  return word.startsWith('key.') ? name : word
}

function OfArea({ id }: { id: string }): JSX.Element {
  const { data } = useRead('readArea', { params: { id } }, { enabled: isId(id), fresh: 600_000 })
  return <>{data?.area.name} <small className="audit-id">{id}</small></>
}

function isId(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text)
}
