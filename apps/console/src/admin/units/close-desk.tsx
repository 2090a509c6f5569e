import type { Desk } from '@onegrid/contract'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useAdminWords } from '../words.ts'
import { Closing } from './closing.tsx'
import { useRefresh } from './use-refresh.ts'
import { useUnitWords } from './words.ts'

export function CloseDesk({ desk, onClose }: { desk: Desk; onClose: () => void }): JSX.Element {
  const say = useUnitWords()
  const admin = useAdminWords()
  const toast = useToast()
  const refresh = useRefresh()
  const now = useRead('readDesk', { params: { id: desk.id } }, { fresh: 0 })
  async function close(): Promise<void> {
    await call('closeDesk', { params: { id: desk.id }, body: { version: now.data?.desk.version ?? desk.version } })
    toast({ text: say('desks.closed', { name: desk.name }) })
    await refresh()
  }
  const names = now.data?.standsInFor.map(({ name }) => name).join(admin('and'))
  return (
    <Closing title={say('desks.closeTitle', { name: desk.name })} open={now.data?.open} close={close} onClose={onClose}>
      {names && <p>{say('desks.standsIn', { names })}</p>}
    </Closing>
  )
}
