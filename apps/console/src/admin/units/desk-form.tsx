import { Input, Select } from 'antd'
import { wordsOf } from '@onegrid/domain/words'
import type { Desk, Unit } from '@onegrid/contract'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { useToast } from '../../feedback/toast.tsx'
import { AreaPicker } from '../../pickers/area-picker.tsx'
import { DeskPicker } from '../../pickers/desk-picker.tsx'
import { useDesks } from '../../pickers/directory.ts'
import { useLanguage } from '../../words/room-words.ts'
import { Field } from '../parts/field.tsx'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { changedFields } from '../parts/merge.ts'
import { useForm } from '../parts/use-form.ts'
import { useRefresh } from './use-refresh.ts'
import { useUnitWords } from './words.ts'

type Tier = Desk['tier']

interface Values {
  name: string
  tier: Tier
  areaId: string | undefined
  fallbackDeskId: string | undefined
}

const tierOf: Partial<Record<Unit['kind'], Tier>> = {
  village: 'village',
  district: 'district',
  center: 'district',
  department: 'district',
}

/** A desk, new or changed. Its tier stays: a desk of another tier is another desk. */
export function DeskForm({
  unit,
  desk,
  onClose,
}: {
  unit: Unit
  desk: Desk | undefined
  onClose: () => void
}): JSX.Element {
  const say = useUnitWords()
  const { tier } = wordsOf(useLanguage())
  const toast = useToast()
  const refresh = useRefresh()
  const { byId } = useDesks()
  const toValues = (base: Desk | undefined): Values => ({
    name: base?.name ?? '',
    tier: base?.tier ?? tierOf[unit.kind] ?? 'town',
    areaId: base?.areaId ?? unit.areaId,
    fallbackDeskId: base?.fallbackDeskId ?? undefined,
  })
  const form = useForm<Values, Desk | undefined>({
    draft: desk ? `desk ${desk.id}` : `desk of ${unit.id}`,
    base: desk,
    toValues,
    send: async (values, base) => {
      const name = values.name.trim()
      if (base) {
        const { fallbackDeskId, tier: _stays, ...rest } = changedFields(toValues(base), { ...values, name })
        const cleared = 'fallbackDeskId' in changedFields(toValues(base), values)
        const body = { version: base.version, ...rest, ...(cleared && { fallbackDeskId: fallbackDeskId ?? null }) }
        await call('updateDesk', { params: { id: base.id }, body })
        toast({ text: say('form.saved') })
      } else {
        const { tier: chosen, areaId, fallbackDeskId = null } = values
        await call('createDesk', { body: { unitId: unit.id, name, tier: chosen, areaId: areaId!, fallbackDeskId } })
        toast({ text: say('desks.created', { name }) })
      }
      await refresh()
    },
    faultAt: { 'already-exists': 'name', circle: 'fallbackDeskId' },
    reread: async () => (await call('readDesk', { params: { id: desk!.id } })).desk,
    onDone: onClose,
  })
  const { values, set, faults } = form
  const sayField = (field: keyof Values, value: Values[keyof Values]): [string, string] => {
    if (field === 'tier') return [say('desks.tier'), tier[value as Tier]]
    if (field === 'fallbackDeskId') return [say('desks.fallback'), byId.get(value ?? '')?.name ?? say('desks.above')]
    return [
      say(field === 'name' ? 'desks.name' : 'desks.area'),
      field === 'name' ? (value ?? '') : (byId.get(desk?.id ?? '')?.areaName ?? ''),
    ]
  }
  return (
    <FormDrawer
      open
      title={say(desk ? 'desks.edit' : 'desks.add')}
      form={form}
      submit={say(desk ? 'form.save' : 'form.create')}
      onClose={onClose}
      say={sayField}
    >
      <Field label={say('desks.name')} fault={faults.name}>
        {(field) => (
          <Input
            {...field}
            autoFocus
            maxLength={60}
            value={values.name}
            onChange={({ target }) => set('name', target.value)}
          />
        )}
      </Field>
      <Field label={say('desks.tier')} fault={faults.tier}>
        {(field) => (
          <Select
            {...field}
            value={values.tier}
            disabled={desk !== undefined}
            options={(['village', 'town', 'district'] as const).map((value) => ({ value, label: tier[value] }))}
            onChange={(next: Tier) => set('tier', next)}
          />
        )}
      </Field>
      <Field label={say('desks.area')} fault={faults.areaId}>
        {(field) => (
          <AreaPicker
            {...field}
            value={values.areaId}
            allowClear={false}
            level={['district', 'town', 'village']}
            onChange={(id) => set('areaId', id)}
          />
        )}
      </Field>
      <Field label={say('desks.fallback')} fault={faults.fallbackDeskId} hint={say('desks.fallbackHint')} optional>
        {(field) => (
          <DeskPicker {...field} value={values.fallbackDeskId} onChange={(id) => set('fallbackDeskId', id)} />
        )}
      </Field>
    </FormDrawer>
  )
}
