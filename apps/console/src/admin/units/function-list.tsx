import { AutoComplete, Button, Modal } from 'antd'
import { unitFunctions } from '@onegrid/domain'
import type { Unit } from '@onegrid/contract'
import { useMemo, useState } from 'react'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { useToast } from '../../feedback/toast.tsx'
import { AreaPicker } from '../../pickers/area-picker.tsx'
import { Field } from '../parts/field.tsx'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { useForm } from '../parts/use-form.ts'
import { useLanguage } from '../../words/room-words.ts'
import { useRefresh } from './use-refresh.ts'
import { useUnitWords } from './words.ts'

type Filled = Unit['functions'][number]

/** What the unit does and where: by these the routing rules find it. */
export function FunctionList({ unit, known }: { unit: Unit; known: ReadonlyMap<string, Unit> }): JSX.Element {
  const say = useUnitWords()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Filled>()
  return (
    <section className="pane-part">
      <header>
        <h3>{say('functions.title')}</h3>
        {unit.active && (
          <Button size="small" onClick={() => setAdding(true)}>
            {say('functions.add')}
          </Button>
        )}
      </header>
      {unit.functions.length === 0 && <p className="plain-none">{say('functions.none')}</p>}
      {unit.functions.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{say('functions.name')}</th>
              <th>{say('functions.area')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {unit.functions.map((filled) => (
              <tr key={`${filled.function} ${filled.areaId}`}>
                <td>{filled.function}</td>
                <td>
                  <AreaName id={filled.areaId} />
                </td>
                <td className="acts">
                  <Button type="text" size="small" onClick={() => setRemoving(filled)}>
                    {say('functions.remove')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {adding && <AddFunction unit={unit} known={known} onClose={() => setAdding(false)} />}
      {removing && <RemoveFunction filled={removing} onClose={() => setRemoving(undefined)} />}
    </section>
  )
}

function AreaName({ id }: { id: string }): JSX.Element {
  const { data } = useRead('readArea', { params: { id } }, { fresh: 600_000 })
  return <>{data?.area.name}</>
}

interface Values {
  function: string
  areaId: string | undefined
}

function AddFunction({
  unit,
  known,
  onClose,
}: {
  unit: Unit
  known: ReadonlyMap<string, Unit>
  onClose: () => void
}): JSX.Element {
  const say = useUnitWords()
  const language = useLanguage()
  const toast = useToast()
  const refresh = useRefresh()
  const form = useForm<Values, undefined>({
    draft: `function ${unit.id}`,
    base: undefined,
    toValues: () => ({ function: '', areaId: unit.areaId }),
    send: async ({ function: name, areaId }) => {
      await call('setUnitFunction', { body: { function: name.trim(), areaId: areaId!, unitId: unit.id } })
      toast({ text: say('functions.added', { name: name.trim() }) })
      await refresh()
    },
    faultAt: { 'unknown-reference': 'areaId' },
    onDone: onClose,
  })
  const { values, set, faults } = form
  const options = useMemo(
    () => unitFunctions.map(({ name, en }) => ({ value: name, label: language === 'en' ? `${name} ${en}` : name })),
    [language],
  )
  const holder = [...known.values()].find(
    ({ id, functions }) =>
      id !== unit.id &&
      functions.some((one) => one.function === values.function.trim() && one.areaId === values.areaId),
  )
  return (
    <FormDrawer open title={say('functions.add')} form={form} submit={say('form.save')} onClose={onClose}>
      <Field
        label={say('functions.name')}
        fault={faults.function}
        hint={holder ? say('functions.taken', { unit: holder.name }) : say('functions.hint')}
      >
        {(field) => (
          <AutoComplete
            {...field}
            autoFocus
            options={options}
            value={values.function}
            maxLength={60}
            showSearch={{
              filterOption: (text, option) => Boolean(option?.label.toLowerCase().includes(text.toLowerCase())),
            }}
            onChange={(name: string) => set('function', name)}
          />
        )}
      </Field>
      <Field label={say('functions.area')} fault={faults.areaId}>
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
    </FormDrawer>
  )
}

function RemoveFunction({ filled, onClose }: { filled: Filled; onClose: () => void }): JSX.Element {
  const say = useUnitWords()
  const textOf = useProblemText()
  const toast = useToast()
  const refresh = useRefresh()
  const area = useRead('readArea', { params: { id: filled.areaId } })
  const [busy, setBusy] = useState(false)
  async function remove(): Promise<void> {
    setBusy(true)
    try {
      await call('setUnitFunction', { body: { ...filled, unitId: null } })
      toast({ text: say('functions.removed', { name: filled.function }) })
      await refresh()
      onClose()
    } catch (error) {
      toast({ text: textOf(error), kind: 'problem' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={say('functions.removeTitle', { name: filled.function })}
      okText={say('functions.remove')}
      confirmLoading={busy}
      okButtonProps={{ danger: true }}
      onOk={() => void remove()}
      onCancel={onClose}
    >
      <p>{say('functions.removeWhy', { area: area.data?.area.name ?? '' })}</p>
    </Modal>
  )
}

