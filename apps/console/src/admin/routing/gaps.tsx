import { useQueryClient } from '@tanstack/react-query'
import { Input, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { call } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { useToast } from '../../feedback/toast.tsx'
import { useUnits } from '../../pickers/directory.ts'
import { UnitPicker } from '../../pickers/unit-picker.tsx'
import { useRoles } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import type { Standing } from '../policies/draft-data.ts'
import { gapKey, groupGaps } from './gap-groups.ts'
import type { Gap, GapGroup } from './gap-groups.ts'
import { functionName, prefixName } from './rule-sentence.ts'
import { useRoutingWords } from './words.ts'

/** Functions that nobody fills somewhere: each line asks for a unit and is gone when it has one. */
export function Gaps({ standing }: { standing: Standing }): JSX.Element {
  const say = useRoutingWords()
  const language = useLanguage()
  const [search, setSearch] = useSearchParams()
  const [q, setQ] = useState('')
  const policy = standing.draft ? 'draft' : 'current'
  const read = useRead('listRoutingGaps', { query: { policy } }, { keep: true })
  const by = search.get('by') === 'town' ? 'town' : 'function'
  const nameOf = (name: string): string => functionName(name, language)
  const gaps = read.data?.items ?? []
  const groups = useMemo(() => groupGaps(gaps, by, q, (name) => functionName(name, language)), [gaps, by, q, language])
  const opened = search.get('group')
  const set = (name: string, value: string | null): void => setSearch((now) => {
    if (value === null) now.delete(name)
    else now.set(name, value)
    return now
  }, { replace: true })
  if (read.isPending) return <Waiting rows={10} />
  if (read.isError) return <Failed error={read.error} again={() => void read.refetch()} />
  if (gaps.length === 0) return <Empty title={say('gaps.none')} next={say('gaps.noneWhy')} />
  return (
    <div className="gaps">
      <div className="routing-tools">
        <span className="rules-soft">
          {
            say('gaps.count', { gaps: gaps.length, functions: read.data.functions, towns: read.data.towns })
          }。{say('gaps.intro')}
        </span>
        <Segmented
          size="small" value={by} onChange={(next) => { set('by', next === 'town' ? next : null); set('group', null) }}
          options={[{ value: 'function', label: say('gaps.byFunction') }, { value: 'town', label: say('gaps.byTown') }]}
        />
        <Input
          allowClear className="routing-search" value={q} placeholder={say('gaps.search')}
          aria-label={say('gaps.search')} onChange={(event) => setQ(event.target.value)}
        />
      </div>
      {groups.length === 0 && <Empty title={say('gaps.noneFound', { q })} />}
      <ul className="gap-groups">
        {groups.map((group) => {
          const isOpen = opened === group.key || groups.length === 1
          return (
            <li key={group.key}>
              <button
                type="button" className="gap-head" aria-expanded={isOpen}
                onClick={() => set('group', isOpen ? null : group.key)}
              >
                <span className="gap-fold" aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
                <b>{group.name}</b>
                <span className="rules-soft">
                  {
                    by === 'function'
                      ? say('gaps.of', { n: group.gaps.length })
                      : say('gaps.ofTown', { n: group.gaps.length })
                  }
                </span>
                {by === 'function' && (
                  <span className="rules-soft gap-matters">{mattersText(group.gaps[0]!, standing, language)}</span>
                )}
              </button>
              {isOpen && <GapLines group={group} by={by} standing={standing} nameOf={nameOf} />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function GapLines({ group, by, standing, nameOf }: {
  group: GapGroup
  by: 'function' | 'town'
  standing: Standing
  nameOf: (unitFunction: string) => string
}): JSX.Element {
  const say = useRoutingWords()
  const language = useLanguage()
  const assign = useAssign()
  const { items } = useUnits()
  const mayWrite = useRoles('admin_system')
  const root = useRead('listAreas', undefined, { enabled: by === 'function', fresh: 600_000 }).data?.root
  const lacksAll = group.gaps.length > 1 && group.gaps.every(({ villages }) => villages === null)
  return (
    <ul className="gap-lines">
      {by === 'function' && root && mayWrite && lacksAll && (
        <li className="gap-line">
          <span>{say('gaps.inDistrict')}</span>
          <UnitPicker
            aria-label={say('gaps.unitFor', { town: say('gaps.inDistrict'), function: group.name })}
            placeholder={say('gaps.assign')} value={undefined}
            proposed={items.filter(({ areaId }) => areaId === root).map(({ id }) => id)}
            onChange={
              (unitId) => unitId && assign({ unitFunction: group.key, areaId: root, unitId, shown: group.name })
            }
          />
        </li>
      )}
      {group.gaps.map((gap) => (
        <li key={gapKey(gap)} className="gap-line">
          <span>
            {by === 'function' ? gap.town.name : nameOf(gap.unitFunction)}
            {gap.villages && (
              <small>
                {say('gaps.villages', { n: gap.villages.length, names: namesOf(gap.villages, say('sentence.and')) })}
              </small>
            )}
            {gap.unit && (
              <small className="gap-people" title={say('gaps.noPeopleWhy')}>
                {say('gaps.noPeople', { unit: gap.unit.name })}
              </small>
            )}
            {by === 'town' && <small>{mattersText(gap, standing, language)}</small>}
          </span>
          {mayWrite && (
            <UnitPicker
              aria-label={say('gaps.unitFor', { town: gap.town.name, function: nameOf(gap.unitFunction) })}
              placeholder={say('gaps.assign')} value={undefined}
              proposed={items.filter(({ areaId }) => areaId === gap.town.id).map(({ id }) => id)}
              onChange={
                (unitId) => unitId && assign(
                  { unitFunction: gap.unitFunction, areaId: gap.town.id, unitId, shown: nameOf(gap.unitFunction) },
                )
              }
            />
          )}
        </li>
      ))}
    </ul>
  )
}

interface Assignment { unitFunction: string; areaId: string; unitId: string; shown: string }

/** Says which unit fills a function in an area; taken back within the toast. */
function useAssign(): (assignment: Assignment) => void {
  const say = useRoutingWords()
  const queries = useQueryClient()
  const toast = useToast()
  const textOf = useProblemText()
  const { byId } = useUnits()
  const put = async (unitFunction: string, areaId: string, unitId: string | null): Promise<void> => {
    await call('setUnitFunction', { body: { function: unitFunction, areaId, unitId } })
    await Promise.all(
      ['listRoutingGaps', 'listUnits', 'tryRouting'].map((name) => queries.invalidateQueries({ queryKey: [name] })),
    )
  }
  const failed = (error: unknown): void => toast({ kind: 'problem', text: textOf(error) })
  return ({ unitFunction, areaId, unitId, shown }) => {
    put(unitFunction, areaId, unitId).then(() => toast({
      text: say('gaps.assigned', { unit: byId.get(unitId)?.name, function: shown }),
      undo: () => void put(unitFunction, areaId, null).then(() => toast({ text: say('gaps.undone') }), failed),
    }), failed)
  }
}

function mattersText({ matters }: Gap, { policy }: Standing, language: 'zh-CN' | 'en'): string {
  const names = matters.map((code) => prefixName(code, { language, matters: policy.matters }).slice(7))
  return shortList(names, language === 'en' ? ', ' : '、')
}

function namesOf(villages: readonly { name: string }[], and: string): string {
  return shortList(villages.map(({ name }) => name), and)
}

function shortList(names: readonly string[], and: string): string {
  return names.length <= 4 ? names.join(and) : `${names.slice(0, 3).join(and)} … ${names.length}`
}
