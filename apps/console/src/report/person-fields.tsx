import { parseTelephone } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { Input, Radio } from 'antd'
import type { JSX } from 'react'
import { useLanguage } from '../words/room-words.ts'
import { numbered } from './draft.ts'
import type { ReportDraft } from './draft.ts'
import type { Faults } from './faults.ts'
import { faulty, Field } from './field.tsx'
import type { DraftInHand } from './use-draft.ts'
import { useReportWords } from './words.ts'

type Props = Pick<DraftInHand, 'draft' | 'change' | 'sources'> & { faults: Faults['fields'] }

/** Who said it. Both are sealed as soon as they are sent; nobody has to give either. */
export function PersonFields({ draft, change, faults }: Props): JSX.Element {
  const say = useReportWords()
  const incomplete = draft.phone.trim() !== '' && !parseTelephone(draft.phone)
  const phoneFault = faults.phone
  return (
    <div className="report-pair">
      <Field id="report-name" label={say('field.name')} fault={faults.name}>
        <Input id="report-name" value={draft.name} maxLength={50} placeholder={say('field.nameHint')} autoComplete="off"
          onChange={({ target }) => change({ name: target.value })} {...faulty('report-name', faults.name)} />
      </Field>
      <Field
        id="report-phone" label={say('field.phone')} fault={phoneFault}
        hint={incomplete && <span className="report-doubt">{say('fault.phone')}</span>}
      >
        <Input
          id="report-phone" value={draft.phone} maxLength={30} inputMode="tel" autoComplete="off"
          status={incomplete ? 'warning' : undefined} onChange={({ target }) => change({ phone: target.value })}
          {...faulty('report-phone', phoneFault)}
        />
      </Field>
    </div>
  )
}

/** Through whom it came, and its number there. */
export function SourceFields({ draft, change, sources, faults }: Props): JSX.Element | null {
  const say = useReportWords()
  const words = wordsOf(useLanguage())
  const source = draft.source ?? sources[0]
  const asksNumber = source !== undefined && numbered.includes(source)
  if (sources.length < 2 && !asksNumber) return null
  return (
    <div className={asksNumber ? 'report-pair as-needed' : ''}>
      <Field id="report-source" label={say('field.source')} fault={faults.source}>
        <Radio.Group id="report-source" aria-label={say('field.source')} optionType="button" value={source}
          options={sources.map((value) => ({ value, label: words.source[value] }))}
          onChange={({ target }) => change({ source: target.value as ReportDraft['source'] })} />
      </Field>
      {asksNumber && (
        <Field
          id="report-number" label={say(source === 'hotline' ? 'field.hotlineNumber' : 'field.externalNumber')}
          fault={faults.externalNumber}
        >
          <Input id="report-number" value={draft.externalNumber} maxLength={60} autoComplete="off"
            onChange={({ target }) => change({ externalNumber: target.value })}
            {...faulty('report-number', faults.externalNumber)} />
        </Field>
      )}
    </div>
  )
}
