import {
  AppstoreOutlined,
  AuditOutlined,
  CalendarOutlined,
  EnvironmentOutlined,
  PhoneOutlined,
  SettingOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import type { ComponentType, JSX } from 'react'
import { NavLink } from 'react-router'
import { useMe } from '../session/session.tsx'
import { pagesFor } from './pages.ts'
import type { PageName } from './pages.ts'
import { useShellWords } from './words.ts'

const icons: Record<PageName, ComponentType> = {
  desk: AppstoreOutlined,
  events: UnorderedListOutlined,
  report: PhoneOutlined,
  map: EnvironmentOutlined,
  supervision: AuditOutlined,
  duty: CalendarOutlined,
  admin: SettingOutlined,
}

export function Navigation(): JSX.Element {
  const say = useShellWords()
  const { roles } = useMe()
  return (
    <nav className="shell-nav" aria-label={say('nav.label')}>
      {pagesFor(roles).map(({ name, path }) => {
        const Icon = icons[name]
        return (
          <NavLink key={name} to={path} className="nav-link">
            <Icon />
            <span>{say(`nav.${name}`)}</span>
          </NavLink>
        )
      })}
    </nav>
  )
}
