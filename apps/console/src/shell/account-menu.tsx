import { DownOutlined } from '@ant-design/icons'
import { useRef, useState } from 'react'
import type { JSX } from 'react'
import { usePreference } from '../session/preferences.ts'
import { useSession } from '../session/session.tsx'
import type { Density, ThemeChoice } from '../theme/theme.tsx'
import { useClosing } from './use-closing.ts'
import { useShellWords } from './words.ts'
import './account-menu.css'

export type AccountSheet = 'keys' | 'tour' | 'password'

const themes: readonly ThemeChoice[] = ['light', 'dark', 'auto']
const densities: readonly Density[] = ['comfortable', 'compact']

/** Of plain buttons: a menu of the library would weigh a tenth of the first screen. */
export function AccountMenu({ show }: { show: (sheet: AccountSheet) => void }): JSX.Element {
  const say = useShellWords()
  const { me, signOut } = useSession()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const [theme, setTheme] = usePreference<ThemeChoice>('theme', 'auto')
  const [density, setDensity] = usePreference<Density>('density', 'comfortable')
  useClosing(open, box, () => setOpen(false))

  function go(act: () => void): void {
    setOpen(false)
    act()
  }

  return (
    <div className="account" ref={box}>
      <button
        type="button"
        className="quiet-button"
        data-tour="keys"
        aria-label={`${say('account.label')} ${me.account.name}`}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {me.account.name} <DownOutlined />
      </button>
      {open && (
        <div className="account-panel" role="group" aria-label={say('account.label')}>
          <Choice
            label={say('account.theme')}
            of={themes}
            value={theme}
            set={setTheme}
            name={(one) => say(`account.${one}`)}
          />
          <Choice
            label={say('account.density')}
            of={densities}
            value={density}
            set={setDensity}
            name={(one) => say(`account.${one}`)}
          />
          <button type="button" onClick={() => go(() => show('keys'))}>
            {say('account.keys')} <kbd>?</kbd>
          </button>
          <button type="button" onClick={() => go(() => show('tour'))}>
            {say('account.tour')}
          </button>
          <button type="button" onClick={() => go(() => show('password'))}>
            {say('account.password')}
          </button>
          <button type="button" onClick={() => go(() => void signOut())}>
            {say('account.out')}
          </button>
        </div>
      )}
    </div>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  of: readonly T[]
  value: T
  set: (value: T) => void
  name: (value: T) => string
}

function Choice<T extends string>({ label, of, value, set, name }: ChoiceProps<T>): JSX.Element {
  return (
    <div className="account-choice" role="radiogroup" aria-label={label}>
      <span>{label}</span>
      {of.map((one) => (
        <button key={one} type="button" role="radio" aria-checked={one === value} onClick={() => set(one)}>
          {name(one)}
        </button>
      ))}
    </div>
  )
}
