import type { SpecialDay } from '@onegrid/domain'
import { chinaHolidays } from '@onegrid/domain'
import { formatDay } from '@onegrid/domain/words'
import { Button, Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import type { JSX } from 'react'
import { useToast } from '../../feedback/toast.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { readAnnouncement } from './announcement.ts'
import { useCalendarWords } from './words.ts'

/** The holidays of a year from the product, or from the notice as it was published. */
export function ImportYear({ year, take }: { year: number; take: (days: SpecialDay[]) => void }): JSX.Element {
  const say = useCalendarWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('import')}</Button>
      {open && <ImportDialogue year={year} take={take} close={() => setOpen(false)} />}
    </>
  )
}

function ImportDialogue(
  { year, take, close }: { year: number; take: (days: SpecialDay[]) => void; close: () => void },
): JSX.Element {
  const say = useCalendarWords()
  const toast = useToast()
  const [text, setText] = useState('')
  const builtIn = useMemo(() => chinaHolidays().days.filter(({ date }) => date.startsWith(`${year}-`)), [year])
  const read = useMemo(() => readAnnouncement(text, year), [text, year])
  const fill = (days: SpecialDay[]): void => {
    take(days)
    toast({ text: say('importTaken') })
    close()
  }
  const holidays = read.days.filter(({ kind }) => kind === 'holiday')
  return (
    <Modal
      open width={640} title={say('importTitle', { year })} onCancel={close} okText={say('importTake')} okButtonProps={
        { disabled: holidays.length === 0 }
      }
      onOk={() => fill(read.days)} cancelText={say('cancel')}
    >
      <div className="calendar-import">
        {builtIn.length > 0
          ? <p><Button onClick={() => fill(builtIn)}>{
            say('importBuiltIn', { year })
          }</Button> <span className="rules-soft">{say('importBuiltInWhy')}</span></p>
          : <p className="rules-soft">{say('importNone', { year })}</p>}
        <label htmlFor="announcement" className="field-label">{say('importPaste')}</label>
        <Input.TextArea
          id="announcement" rows={6} value={text} placeholder={say('importPlaceholder')}
          onChange={(event) => setText(event.target.value)}
        />
        {text.trim() !== '' && (
          <div role="status">
            {holidays.length === 0
              ? <p className="rules-fault">{say('importNothing')}</p>
              : <p>{
                say('importFound', { holidays: holidays.length, workdays: read.days.length - holidays.length })
              }</p>}
            {read.elsewhere > 0 && <p className="rules-soft">{say('importOtherYear', { n: read.elsewhere, year })}</p>}
            <Found days={read.days} />
            {read.unread.length > 0 && <p className="rules-fault">{say('importUnread')}: {read.unread.join(' ')}</p>}
          </div>
        )}
      </div>
    </Modal>
  )
}

/** By holiday: days off, and what is worked for them. */
function Found({ days }: { days: readonly SpecialDay[] }): JSX.Element {
  const say = useCalendarWords()
  const language = useLanguage()
  const spans = (own: readonly SpecialDay[]): string => own.map(
    ({ date }) => formatDay(date, language),
  ).join(say('list'))
  return (
    <dl className="calendar-found">
      {[...Map.groupBy(days, ({ name }) => name ?? '')].map(([name, own]) => {
        const off = own.filter(({ kind }) => kind === 'holiday')
        const on = own.filter(({ kind }) => kind === 'workday')
        return (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {off.length > 0 && (
                <span className="is-holiday">
                  {
                    off.length > 1
                      ? say(
                        'seasonSpan',
                        { from: formatDay(off[0]!.date, language), to: formatDay(off.at(-1)!.date, language) },
                      )
                      : spans(off)
                  }
                </span>
              )}
              {on.length > 0 && <span className="is-makeup">{say('mark.makeup')} {spans(on)}</span>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
