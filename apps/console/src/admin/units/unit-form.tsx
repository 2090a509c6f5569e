import { Input, Select } from 'antd'
import type { Unit } from '@onegrid/contract'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { useToast } from '../../feedback/toast.tsx'
import { AreaPicker } from '../../pickers/area-picker.tsx'
import { UnitPicker } from '../../pickers/unit-picker.tsx'
import { useUnits } from '../../pickers/directory.ts'
import { Field } from '../parts/field.tsx'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { changedFields } from '../parts/merge.ts'
import { useForm } from '../parts/use-form.ts'
import { useRefresh } from './use-refresh.ts'
import { useUnitWords } from './words.ts'

type Kind = Unit['kind']

interface Values {
  name: string
  kind: Kind | undefined
  areaId: string | undefined
  parentId: string | undefined
}

const kinds: readonly Kind[] = ['district', 'center', 'department', 'town', 'stationed', 'village', 'enterprise']

/** A unit, new or changed. */
export function UnitForm({ unit, parentId, areaId, onClose, onMade }: {
  unit?: Unit
  /** Where a new one is put to begin with. */
  parentId?: string
  areaId?: string
  onClose: () => void
  onMade?: (id: string) => void
}): JSX.Element {
  const say = useUnitWords()
  const toast = useToast()
  const refresh = useRefresh()
  const { byId } = useUnits()
  const form = useForm<Values, Unit | undefined>({
    draft: unit ? `unit ${unit.id}` : `unit below ${parentId ?? ''}`,
    base: unit,
    toValues: (base) => ({
      name: base?.name ?? '',
      kind: base?.kind,
      areaId: base?.areaId ?? areaId,
      parentId: base ? (base.parentId ?? undefined) : parentId,
    }),
    send: async (values, base) => {
      const { name, kind, areaId: area, parentId: parent } = values
      if (base) {
        const before: Values = {
          name: base.name,
          kind: base.kind,
          areaId: base.areaId,
          parentId: base.parentId ?? undefined,
        }
        const { parentId: moved, ...rest } = changedFields(before, { ...values, name: name.trim() })
        const body = {
          version: base.version,
          ...rest,
          ...('parentId' in changedFields(before, values) && { parentId: moved ?? null }),
        }
        await call('updateUnit', { params: { id: base.id }, body })
        toast({ text: say('form.saved') })
      } else {
        // What is missing the server says, at its field.
        const made = await call('createUnit', {
          body: { name: name.trim(), kind: kind!, areaId: area!, parentId: parent ?? null },
        })
        toast({ text: say('form.created', { name: made.name }) })
        onMade?.(made.id)
      }
      await refresh()
    },
    faultAt: { 'already-exists': 'name', circle: 'parentId' },
    reread: async () => (await call('readUnit', { params: { id: unit!.id } })).unit,
    onDone: onClose,
  })
  const { values, set, faults } = form
  const sayField = (field: keyof Values, value: Values[keyof Values]): [string, string] => {
    const text =
      field === 'kind' && value
        ? say(`kind.${value as Kind}`)
        : field === 'parentId'
          ? (byId.get(value ?? '')?.name ?? '')
          : value
    return [
      say(`form.${({ name: 'name', kind: 'kind', areaId: 'area', parentId: 'parent' } as const)[field]}`),
      field === 'areaId' ? '' : (text ?? ''),
    ]
  }
  return (
    <FormDrawer
      open
      title={say(unit ? 'form.edit' : 'form.new')}
      form={form}
      submit={say(unit ? 'form.save' : 'form.create')}
      onClose={onClose}
      say={sayField}
    >
      <Field label={say('form.name')} fault={faults.name}>
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
      <Field label={say('form.kind')} fault={faults.kind} hint={say('form.kindHint')}>
        {(field) => (
          <Select
            {...field}
            value={values.kind}
            options={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
            onChange={(kind: Kind) => set('kind', kind)}
          />
        )}
      </Field>
      <Field label={say('form.area')} fault={faults.areaId}>
        {(field) => (
          <AreaPicker
            {...field}
            value={values.areaId}
            level={['district', 'town', 'village']}
            allowClear={false}
            onChange={(id) => set('areaId', id)}
          />
        )}
      </Field>
      <Field label={say('form.parent')} fault={faults.parentId} optional>
        {(field) => (
          <UnitPicker
            {...field}
            value={values.parentId}
            except={unit ? [unit.id] : []}
            onChange={(id) => set('parentId', id)}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
