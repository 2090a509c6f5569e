import type { Unit } from '@onegrid/contract'
import { useState } from 'react'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { useToast } from '../../feedback/toast.tsx'
import { UnitPicker } from '../../pickers/unit-picker.tsx'
import { Field } from '../parts/field.tsx'
import { useAdminWords } from '../words.ts'
import { Closing } from './closing.tsx'
import { useRefresh } from './use-refresh.ts'
import { useUnitWords } from './words.ts'

/** Closes a unit that owes nothing any more; its functions go to a successor, or end with it. */
export function CloseUnit({ unit, onClose }: { unit: Unit; onClose: () => void }): JSX.Element {
  const say = useUnitWords()
  const admin = useAdminWords()
  const toast = useToast()
  const refresh = useRefresh()
  const [successorId, setSuccessor] = useState<string>()
  const now = useRead('readUnit', { params: { id: unit.id } }, { fresh: 0 })
  async function close(): Promise<void> {
    const { version } = now.data?.unit ?? unit
    await call('closeUnit', { params: { id: unit.id }, body: { version, ...(successorId && { successorId }) } })
    toast({ text: say('closing.done', { name: unit.name }) })
    await refresh()
  }
  const names = unit.functions.map((one) => one.function).join(admin('and'))
  return (
    <Closing title={say('closing.title', { name: unit.name })} open={now.data?.open} close={close} onClose={onClose}>
      {unit.functions.length > 0 && (
        <Field
          label={say('closing.successor')}
          optional
          hint={successorId ? undefined : say('closing.successorHint', { names })}
        >
          {(field) => <UnitPicker {...field} value={successorId} except={[unit.id]} onChange={setSuccessor} />}
        </Field>
      )}
    </Closing>
  )
}
