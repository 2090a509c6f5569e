import { useState } from 'react'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { RoomTabs } from './room-tabs.tsx'
import { RulesRoom } from './rules-room.tsx'
import { SettingsForm } from './settings-form.tsx'
import { Versions } from './versions.tsx'
import { usePolicyWords } from './page-words.ts'
import './policies.css'

type Tab = 'settings' | 'versions'

/** Settings of the policy, and the numbers that were published. */
export default function PoliciesPage(): JSX.Element {
  const say = usePolicyWords()
  const [search, setSearch] = useSearchParams()
  const [tab, setTab] = useState<Tab>(search.has('no') || search.get('tab') === 'versions' ? 'versions' : 'settings')
  const choose = (next: Tab): void => {
    setTab(next)
    setSearch((now) => {
      now.delete('group')
      now.delete('no')
      if (next === 'versions') now.set('tab', next)
      else now.delete('tab')
      return now
    }, { replace: true })
  }
  return (
    <RulesRoom
      title={say('title')}
      head={() => (
        <RoomTabs
          label={say('title')}
          chosen={tab}
          choose={choose}
          tabs={[
            { key: 'settings', label: say('tab.settings') },
            { key: 'versions', label: say('tab.versions') },
          ]}
        />
      )}
    >
      {(standing) => (tab === 'settings' ? <SettingsForm standing={standing} /> : <Versions standing={standing} />)}
    </RulesRoom>
  )
}
