import type { Matter } from '@onegrid/domain'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { Field } from '../parts/field.tsx'
import { Sure } from '../parts/sure.tsx'
import { forgetPolicies } from '../policies/draft-data.ts'
import { useMatterWords } from './words.ts'

/** Publishes a new matter at once, past the draft: for an epidemic or a campaign that cannot wait. */
export function LiveButton({
  matter,
  disabled,
  saving,
  onLive,
}: {
  matter: Matter
  disabled: boolean
  /** Says what kept it from being published. */
  saving: (publish: () => Promise<void>) => Promise<void>
  onLive: () => void
}): JSX.Element {
  const say = useMatterWords()
  const toast = useToast()
  const queries = useQueryClient()
  const name = useLanguage() === 'en' ? matter.name.en : matter.name.zh
  const [asking, setAsking] = useState(false)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)

  async function publish(): Promise<void> {
    setBusy(true)
    await saving(async () => {
      const { no } = await call('createMatter', { body: { matter, note: note.trim() || undefined } })
      await forgetPolicies(queries)
      toast({ text: say('form.liveDone', { name, no }) })
      onLive()
    })
    setBusy(false)
    setAsking(false)
  }

  return (
    <>
      <Button disabled={disabled} title={say('form.liveWhy')} onClick={() => setAsking(true)}>
        {say('form.live')}
      </Button>
      {asking && (
        <Sure
          title={say('form.liveAsk', { name })}
          why={say('form.liveAskWhy')}
          go={say('form.live')}
          busy={busy}
          onGo={publish}
          onClose={() => setAsking(false)}
        >
          <Field label={say('form.liveNote')} optional>
            {(control) => (
              <Input
                {...control}
                value={note}
                maxLength={500}
                onChange={({ target }) => setNote(target.value)}
              />
            )}
          </Field>
        </Sure>
      )}
    </>
  )
}
