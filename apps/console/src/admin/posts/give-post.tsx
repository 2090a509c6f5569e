import { wordsOf } from '@onegrid/domain/words'
import { Select } from 'antd'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { useToast } from '../../feedback/toast.tsx'
import { AreaPicker } from '../../pickers/area-picker.tsx'
import { useDesks, useUnits } from '../../pickers/directory.ts'
import { UnitPicker } from '../../pickers/unit-picker.tsx'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { AccountPicker } from '../accounts/account-picker.tsx'
import { DateField } from '../parts/date-field.tsx'
import { dayOf } from '../parts/dates.ts'
import { Field } from '../parts/field.tsx'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { useForm } from '../parts/use-form.ts'
import { useRefresh } from '../units/use-refresh.ts'
import { LastDay, PostFields } from './post-fields.tsx'
import type { PostFieldValues } from './post-fields.tsx'
import { adminRoles, deskFor, levelsFor, workRoles } from './post-rules.ts'
import type { PostRole } from './post-rules.ts'
import { usePostWords } from './words.ts'

interface Begin {
  accountId: string | undefined
  role: PostRole | undefined
  unitId: string | undefined
  areaId: string | undefined
  deskId: string | undefined
}

type Values = Begin & PostFieldValues & { fromDate: string }

/** Gives somebody a post. What the server refuses stands at the field that it is about. */
export function GivePost({ begin, onClose }: { begin: Begin; onClose: () => void }): JSX.Element {
  const say = usePostWords()
  const roles: Readonly<Record<string, string>> = wordsOf(useLanguage()).role
  const toast = useToast()
  const refresh = useRefresh()
  const units = useUnits()
  const desks = useDesks()
  const today = dayOf(useNow())
  const form = useForm<Values, undefined>({
    draft: `post ${JSON.stringify(begin)}`,
    base: undefined,
    toValues: () => ({
      ...begin,
      title: '',
      engagement: 'staff',
      homeUnitId: undefined,
      workPhone: '',
      keepsRota: false,
      fromDate: today,
      toDate: undefined,
    }),
    send: async ({
      title,
      workPhone,
      keepsRota: _later,
      accountId,
      role,
      unitId,
      areaId,
      deskId,
      homeUnitId,
      engagement,
      fromDate,
      toDate,
    }) => {
      const made = await call('createPost', {
        body: {
          accountId: accountId!,
          role: role!,
          unitId: unitId!,
          areaId: areaId!,
          deskId: deskFor(role) === 'none' ? null : (deskId ?? null),
          fromDate,
          engagement,
          title: title.trim() || null,
          workPhone: workPhone.trim() || null,
          toDate: toDate ?? null,
          homeUnitId: engagement === 'seconded' ? (homeUnitId ?? null) : null,
        },
      })
      toast({ text: say('form.given', { name: made.name }) })
      await refresh()
    },
    faultAt: {
      'own-account': 'accountId',
      'roles-apart': 'role',
      'already-exists': 'role',
      'post-needs-desk': 'deskId',
      'post-wrong-area': 'areaId',
      'post-wrong-account': 'accountId',
      'post-not-held': 'toDate',
    },
    onDone: onClose,
  })
  const { values, set, faults } = form
  const own = desks.items.filter(({ unitId }) => unitId === values.unitId)
  const group = (label: string, list: readonly PostRole[]) => ({
    label,
    options: list.map((value) => ({ value, label: roles[value] })),
  })
  const desk = deskFor(values.role)
  const areaHint =
    values.role === 'officer' ? 'form.areaOfficer' : values.role === 'grid_leader' ? 'form.areaLeader' : undefined

  /** A unit brings its area along where the role may lie there, and its only desk. */
  function chooseUnit(id: string | undefined): void {
    set('unitId', id)
    const only = desks.items.filter(({ unitId }) => unitId === id)
    set('deskId', only.length === 1 ? only[0]!.id : undefined)
    const unit = units.byId.get(id ?? '')
    if (unit && levelsFor(values.role) === undefined) set('areaId', unit.areaId)
  }

  return (
    <FormDrawer open title={say('form.give')} form={form} submit={say('give')} onClose={onClose}>
      <Field label={say(values.role === 'hotline' ? 'form.program' : 'form.account')} fault={faults.accountId}>
        {(field) => (
          <AccountPicker
            {...field}
            kind={values.role === 'hotline' ? 'program' : 'staff'}
            value={values.accountId}
            autoFocus={!values.accountId}
            onChange={(id) => set('accountId', id)}
          />
        )}
      </Field>
      <Field
        label={say('form.role')}
        fault={faults.role}
        hint={isAdmin(values.role) ? say('form.apartHint') : undefined}
      >
        {(field) => (
          <Select
            {...field}
            value={values.role}
            onChange={(role: PostRole) => set('role', role)}
            options={[
              group(say('group.work'), workRoles),
              group(say('group.admin'), adminRoles),
              group(say('group.program'), ['hotline']),
            ]}
          />
        )}
      </Field>
      <Field label={say('form.unit')} fault={faults.unitId}>
        {(field) => <UnitPicker {...field} value={values.unitId} onChange={chooseUnit} />}
      </Field>
      <Field label={say('form.area')} fault={faults.areaId} hint={areaHint && say(areaHint)}>
        {(field) => (
          <AreaPicker
            {...field}
            value={values.areaId}
            level={levelsFor(values.role)}
            onChange={(id) => set('areaId', id)}
          />
        )}
      </Field>
      {desk !== 'none' && (
        <Field
          label={say('form.desk')}
          fault={faults.deskId}
          optional={desk === 'possible'}
          hint={say(values.unitId && own.length === 0 ? 'form.noDesk' : 'form.deskHint')}
        >
          {(field) => (
            <Select
              {...field}
              allowClear
              value={values.deskId}
              options={own.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id?: string) => set('deskId', id)}
            />
          )}
        </Field>
      )}
      <Field half label={say('form.from')} fault={faults.fromDate}>
        {(field) => (
          <DateField {...field} value={values.fromDate} onChange={(date) => set('fromDate', date ?? today)} />
        )}
      </Field>
      <LastDay form={form} fromDate={values.fromDate} />
      <PostFields form={form} rota={false} />
    </FormDrawer>
  )
}

function isAdmin(role: PostRole | undefined): boolean {
  return (adminRoles as readonly (PostRole | undefined)[]).includes(role)
}
