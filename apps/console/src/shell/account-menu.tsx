import { DownOutlined } from '@ant-design/icons'
import { Dropdown } from 'antd'
import type { MenuProps } from 'antd'
import type { JSX } from 'react'
import { usePreference } from '../session/preferences.ts'
import { useSession } from '../session/session.tsx'
import type { Density, ThemeChoice } from '../theme/theme.tsx'
import { useShellWords } from './words.ts'

interface AccountMenuProps { showKeys: () => void; showTour: () => void }

export function AccountMenu({ showKeys, showTour }: AccountMenuProps): JSX.Element {
  const say = useShellWords()
  const { me, signOut } = useSession()
  const [theme, setTheme] = usePreference<ThemeChoice>('theme', 'auto')
  const [density, setDensity] = usePreference<Density>('density', 'comfortable')
  const themes: readonly ThemeChoice[] = ['light', 'dark', 'auto']
  const densities: readonly Density[] = ['comfortable', 'compact']

  const items: MenuProps['items'] = [
    { key: 'theme', type: 'group', label: say('account.theme'), children: themes.map((key) => ({ key, label: say(`account.${key}`) })) },
    { key: 'density', type: 'group', label: say('account.density'), children: densities.map((key) => ({ key, label: say(`account.${key}`) })) },
    { type: 'divider' },
    { key: 'keys', label: say('account.keys'), extra: '?' },
    { key: 'tour', label: say('account.tour') },
    { type: 'divider' },
    { key: 'out', label: say('account.out') },
  ]

  function act({ key }: { key: string }): void {
    if (themes.includes(key as ThemeChoice)) setTheme(key as ThemeChoice)
    if (densities.includes(key as Density)) setDensity(key as Density)
    if (key === 'keys') showKeys()
    if (key === 'tour') showTour()
    if (key === 'out') void signOut()
  }

  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: act, selectable: true, multiple: true, selectedKeys: [theme, density] }}>
      <button type="button" className="quiet-button" data-tour="keys" aria-label={say('account.label')}>
        {me.account.name} <DownOutlined />
      </button>
    </Dropdown>
  )
}
