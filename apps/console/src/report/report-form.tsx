import { DatePicker, Radio } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import dayjs from 'dayjs'
import type { JSX, Ref } from 'react'
import { FileField } from '../case/file-field.tsx'
import { AddressField } from './address-field.tsx'
import type { Look } from './address-field.tsx'
import type { ReportMode } from './draft.ts'
import type { Faults } from './faults.ts'
import { Field } from './field.tsx'
import { MatterField } from './matter-field.tsx'
import { PersonFields, SourceFields } from './person-fields.tsx'
import { RoutingLine } from './routing-line.tsx'
import type { DraftInHand } from './use-draft.ts'
import type { Proposals } from './use-proposals.ts'
import { useReportWords } from './words.ts'
import { WordsField } from './words-field.tsx'

interface ReportFormProps extends DraftInHand {
  proposals: Proposals
  faults: Faults
  first: Ref<TextAreaRef>
  onLook: (look: Look | undefined) => void
  onBusy: (uploads: number) => void
}

/** Four fields in the order in which a caller tells; below them what the system makes of it. */
export function ReportForm(props: ReportFormProps): JSX.Element {
  const { draft, change, modes, sources, proposals, faults: { fields, rest }, first, onLook, onBusy } = props
  const say = useReportWords()
  return (
    <>
      {modes.length > 1 && (
        <Radio.Group
          aria-label={say('mode.label')} size="small" optionType="button" value={draft.as} className="report-modes"
          options={modes.map((value) => ({ value, label: say(`mode.${value}`) }))}
          onChange={({ target }) => change({ as: target.value as ReportMode })}
        />
      )}
      {rest && <p className="report-problem" role="alert">{rest}</p>}
      <WordsField ref={first} draft={draft} change={change} fault={fields.words} />
      {draft.as === 'backfill' && <Moments {...props} />}
      <AddressField draft={draft} change={change} fault={fields.address} onLook={onLook} />
      <PersonFields draft={draft} change={change} sources={sources} faults={fields} />
      <SourceFields draft={draft} change={change} sources={sources} faults={fields} />
      <MatterField draft={draft} change={change} proposals={proposals} faults={fields} />
      <RoutingLine proposals={proposals} point={draft.point} />
      {draft.as === 'selfHandle' && <Solved {...props} />}
      <Files name="files" {...props} onBusy={onBusy} />
    </>
  )
}

interface FilesProps extends ReportFormProps { name: 'files' | 'before' | 'after' }

function Files({ name, draft, change, faults, onBusy }: FilesProps): JSX.Element {
  const say = useReportWords()
  const id = `report-${name}`
  return (
    <Field id={id} label={say(`field.${name}`)} fault={faults.fields[name]}>
      <FileField
        id={id} label={say(`field.${name}`)} value={draft[name]} onBusy={onBusy}
        invalid={faults.fields[name] !== undefined}
        onChange={(update) => change((before) => ({ [name]: update(before[name]) ?? [] }))}
      />
    </Field>
  )
}

/** Solved on the spot: how, and the pictures that prove it. */
function Solved(props: ReportFormProps): JSX.Element {
  const say = useReportWords()
  const { draft, change } = props
  return (
    <>
      <Field id="report-way" label={say('field.way')}>
        <Radio.Group id="report-way" aria-label={say('field.way')} optionType="button" value={draft.way}
          options={(['solved', 'persuaded'] as const).map((value) => ({ value, label: say(`way.${value}`) }))}
          onChange={({ target }) => change({ way: target.value as typeof draft.way })} />
      </Field>
      <Files name="before" {...props} />
      <Files name="after" {...props} />
    </>
  )
}

/** Recorded afterwards: when it happened and when somebody knew. */
function Moments({ draft, change, faults }: ReportFormProps): JSX.Element {
  const say = useReportWords()
  return (
    <div className="report-pair">
      {(['occurredAt', 'knownAt'] as const).map((name) => (
        <Field key={name} id={`report-${name}`} label={say(`field.${name}`)} fault={faults.fields[name]}>
          <DatePicker
            id={`report-${name}`} showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }}
            status={faults.fields[name] ? 'error' : undefined} value={draft[name] ? dayjs(draft[name]) : null}
            onChange={(value) => change({ [name]: value ? value.format('YYYY-MM-DDTHH:mm') : '' })}
          />
        </Field>
      ))}
    </div>
  )
}
