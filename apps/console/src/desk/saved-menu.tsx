import { DeleteOutlined, StarFilled, StarOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { FormEvent, JSX } from 'react'
import { useToast } from '../feedback/toast.tsx'
import { usePreference } from '../session/preferences.ts'
import { MOST_SAVED, savedFilters, withoutSaved, withSaved } from './saved.ts'
import { useDeskWords } from './words.ts'
import './saved-menu.css'

/** Named filters: to come back to one, to name what is set now, to drop one (and undo that). */
export function SavedMenu({
  preference,
  text,
  onChoose,
}: {
  preference: string
  /** What is set now; empty where there is nothing to save. */
  text: string
  onChoose: (text: string) => void
}): JSX.Element {
  const say = useDeskWords()
  const toast = useToast()
  const [stored, setStored] = usePreference<unknown>(preference, [])
  const [open, setOpen] = useState(false)
  const saved = savedFilters(stored)
  const current = saved.find((one) => one.text === text)

  function drop(name: string): void {
    setStored(withoutSaved(saved, name))
    toast({ text: say('saved.dropped', { name }), undo: () => setStored(saved) })
  }

  return (
    <Dropdown
      open={open}
      onOpenChange={setOpen}
      trigger={['click']}
      popupRender={() => (
        <div className="saved" role="dialog" aria-label={say('saved.button')}>
          {saved.length === 0 && <p>{say('saved.none')}</p>}
          <ul>
            {saved.map(({ name, text: of }) => (
              <li key={name}>
                <button
                  type="button"
                  aria-current={of === text || undefined}
                  onClick={() => {
                    setOpen(false)
                    onChoose(of)
                  }}
                >
                  {name}
                </button>
                <button
                  type="button"
                  className="saved-drop"
                  aria-label={say('saved.drop', { name })}
                  title={say('saved.drop', { name })}
                  onClick={() => drop(name)}
                >
                  <DeleteOutlined />
                </button>
              </li>
            ))}
          </ul>
          <SaveForm
            text={text}
            full={saved.length >= MOST_SAVED}
            names={saved.map(({ name }) => name)}
            onSave={(name) => {
              setStored(withSaved(saved, { name, text }))
              setOpen(false)
              toast({ text: say('saved.done', { name }) })
            }}
          />
        </div>
      )}
    >
      <Button
        icon={current ? <StarFilled /> : <StarOutlined />}
        aria-label={current?.name ?? say('saved.button')}
        title={say('saved.button')}
      >
        {current?.name ?? say('saved.button')}
      </Button>
    </Dropdown>
  )
}

function SaveForm({
  text,
  full,
  names,
  onSave,
}: {
  text: string
  full: boolean
  names: readonly string[]
  onSave: (name: string) => void
}): JSX.Element {
  const say = useDeskWords()
  const [name, setName] = useState('')
  const replaces = names.includes(name.trim())
  if (!text) return <p className="saved-hint">{say('saved.nothing')}</p>

  function send(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() && (replaces || !full)) onSave(name.trim())
  }

  return (
    <form onSubmit={send}>
      <label htmlFor="saved-name">{say('saved.save')}</label>
      <span>
        <input
          id="saved-name"
          value={name}
          maxLength={20}
          placeholder={say('saved.placeholder')}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
        />
        <Button htmlType="submit" type="primary" disabled={!name.trim() || (full && !replaces)}>
          {say('saved.save')}
        </Button>
      </span>
      {replaces && <small>{say('saved.replace')}</small>}
      {full && !replaces && <small>{say('saved.full', { n: MOST_SAVED })}</small>}
    </form>
  )
}
