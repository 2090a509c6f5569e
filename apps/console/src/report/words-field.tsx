import { EditOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useState } from 'react'
import type { JSX, Ref } from 'react'
import type { ReportDraft } from './draft.ts'
import { faulty, Field } from './field.tsx'
import { titleOf } from './title.ts'
import type { Change } from './use-draft.ts'
import { useReportWords } from './words.ts'

interface WordsFieldProps {
  draft: ReportDraft
  change: (change: Change) => void
  fault?: string
  ref: Ref<TextAreaRef>
}

/** What was said, written down while it is said; lists show its first sentence. */
export function WordsField({ draft, change, fault, ref }: WordsFieldProps): JSX.Element {
  const say = useReportWords()
  return (
    <Field
      id="report-words" label={say('field.words')} fault={fault} hint={<Title draft={draft} change={change} />}
      className="report-words"
    >
      <Input.TextArea
        ref={ref} id="report-words" autoFocus value={draft.words} rows={4} maxLength={5000}
        placeholder={say('field.wordsHint')} onChange={({ target }) => change({ words: target.value })}
        {...faulty('report-words', fault)}
      />
    </Field>
  )
}

function Title({ draft: { words, title }, change }: Pick<WordsFieldProps, 'draft' | 'change'>): JSX.Element | null {
  const say = useReportWords()
  const [editing, setEditing] = useState(false)
  const shown = title ?? titleOf(words)
  if (editing) {
    return (
      <Input size="small" autoFocus value={shown} maxLength={100} aria-label={say('field.listed')}
        onChange={({ target }) => change({ title: target.value })}
        onPressEnter={() => setEditing(false)}
        onBlur={() => { setEditing(false); if (!title?.trim()) change({ title: undefined }) }} />
    )
  }
  if (!shown) return null
  return (
    <span className="report-title">
      <span>{say('field.listed')} </span><b>{shown}</b>
      <button
        type="button" className="quiet-button" aria-label={say('field.editTitle')} title={say('field.editTitle')}
        tabIndex={-1} onClick={() => setEditing(true)}
      >
        <EditOutlined />
      </button>
    </span>
  )
}
