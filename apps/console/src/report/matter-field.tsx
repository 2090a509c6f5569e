import { Select } from 'antd'
import type { JSX } from 'react'
import { useMatters } from '../pickers/directory.ts'
import { MatterPicker } from '../pickers/matter-picker.tsx'
import { levelName } from '../shell/levels.ts'
import { useShellWords } from '../shell/words.ts'
import type { ReportDraft } from './draft.ts'
import type { Faults } from './faults.ts'
import { Field } from './field.tsx'
import type { Change } from './use-draft.ts'
import type { Proposals } from './use-proposals.ts'
import { useReportWords } from './words.ts'

interface MatterFieldProps {
  draft: ReportDraft
  change: (change: Change) => void
  proposals: Proposals
  faults: Faults['fields']
}

/** What it is, proposed from the words with the word that says so, and how grave. The hand has the last say. */
export function MatterField({ draft, change, proposals, faults }: MatterFieldProps): JSX.Element {
  const say = useReportWords()
  return (
    <div className="report-pair wide-left">
      <Field
        id="report-matter" label={say('field.matter')} fault={faults.matter}
        hint={<Why {...{ draft, change, proposals }} />}
      >
        <MatterPicker id="report-matter" value={proposals.matter} status={faults.matter ? 'error' : undefined}
          onChange={(matter) => change({ matter: matter ?? null })} />
      </Field>
      <Level draft={draft} change={change} proposals={proposals} fault={faults.level} />
    </div>
  )
}

function Why({ draft, change, proposals }: Omit<MatterFieldProps, 'faults'>): JSX.Element | null {
  const say = useReportWords()
  const { taken, others } = proposals.proposal
  const byHand = draft.matter !== undefined
  const all = taken && byHand ? [taken, ...others] : others
  const offered = all.filter(({ code }) => code !== proposals.matter)
  const unsure = draft.words.trim().length > 5 && offered.length === 0
  const reason = byHand
    ? say(draft.matter === null ? 'proposal.none' : 'proposal.chosen')
    : taken ? say('proposal.because', { by: taken.by }) : unsure ? say('proposal.unsure') : ''
  if (!reason && offered.length === 0) return null
  return (
    <span className="report-why">
      {reason}
      {offered.length > 0 && (
        <>
          <span>{say(proposals.matter ? 'proposal.other' : 'proposal.maybe')}</span>
          {offered.slice(0, 3).map(({ code, name }) => (
            <button key={code} type="button" className="report-offer" aria-label={say('proposal.take', { name })}
              onClick={() => change({ matter: code })}>{name}</button>
          ))}
        </>
      )}
    </span>
  )
}

const BY_MATTER = 0

interface LevelProps extends Omit<MatterFieldProps, 'faults'> { fault?: string }

function Level({ draft, change, proposals, fault }: LevelProps): JSX.Element {
  const say = useReportWords()
  const shell = useShellWords()
  const { items } = useMatters()
  const usual = proposals.trial?.level ?? items.find(({ code }) => code === proposals.matter)?.level
  const byMatter = usual ? say('level.byMatter', { level: levelName(shell, usual) }) : levelName(shell, null)
  const options = [
    { value: BY_MATTER, label: byMatter },
    ...[1, 2, 3, 4].map((value) => ({ value, label: levelName(shell, value) })),
  ]
  return (
    <Field id="report-level" label={say('field.level')} fault={fault}>
      <Select id="report-level" value={draft.level ?? BY_MATTER} options={options} style={{ width: '100%' }}
        onChange={(level: number) => change({ level: level === BY_MATTER ? undefined : level })} />
    </Field>
  )
}
