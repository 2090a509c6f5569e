import { Button } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import type { RouteTrial } from '@onegrid/contract'
import { useRoles } from '../../session/session.tsx'
import { RoomTabs } from '../policies/room-tabs.tsx'
import { RulesRoom } from '../policies/rules-room.tsx'
import { Gaps } from './gaps.tsx'
import { RulesList } from './rules-list.tsx'
import { TrialBox } from './trial-box.tsx'
import { useRoutingWords } from './words.ts'
import './routing.css'

type Tab = 'rules' | 'gaps'

/** Rules in their order, beside them a dry run that shows which one decides; and what no unit is found for. */
export default function RoutingPage(): JSX.Element {
  const say = useRoutingWords()
  const mayWrite = useRoles('admin_system')
  const [search, setSearch] = useSearchParams()
  const [trial, setTrial] = useState<RouteTrial>()
  const tab: Tab = search.get('tab') === 'gaps' ? 'gaps' : 'rules'
  const choose = (next: Tab): void => setSearch((now) => {
    now.delete('rule')
    if (next === 'gaps') now.set('tab', next)
    else now.delete('tab')
    return now
  }, { replace: true })
  const open = (rule: string | null, copied?: string): void => setSearch((now) => {
    now.delete('field')
    now.delete('copy')
    if (rule === null) now.delete('rule')
    else now.set('rule', rule)
    if (copied) now.set('copy', copied)
    return now
  }, { replace: true })
  return (
    <RulesRoom
      title={say('title')}
      head={(standing) => (
        <>
          <RoomTabs
            label={say('title')}
            chosen={tab}
            choose={choose}
            tabs={[
              { key: 'rules', label: say('gaps.rules'), count: standing?.policy.routing.length },
              { key: 'gaps', label: say('gaps.tab') },
            ]}
          />
          {tab === 'rules' && mayWrite && standing && (
            <span className="admin-head-tools">
              <Button type="primary" onClick={() => open('new')}>
                {say('list.add')}
              </Button>
            </span>
          )}
        </>
      )}
    >
      {(standing) =>
        tab === 'gaps' ? (
          <Gaps standing={standing} />
        ) : (
          <div className="routing-body">
            <RulesList
              standing={standing}
              trial={trial}
              chosen={search.get('rule')}
              copied={search.get('copy')}
              open={open}
            />
            <TrialBox standing={standing} shown={setTrial} />
          </div>
        )
      }
    </RulesRoom>
  )
}
