import { Suspense } from 'react'
import type { JSX } from 'react'
import { Navigate, NavLink, Route, Routes } from 'react-router'
import { Empty, NoRights, Waiting } from '../feedback/states.tsx'
import { useMe } from '../session/session.tsx'
import { useAdminWords } from './words.ts'
import { roomsOf, worldOf } from './worlds.ts'
import type { World } from './worlds.ts'
import './admin.css'

/** The frame of administration: the rooms of one's own world on the left, the room that is open beside them. */
export default function AdminPage(): JSX.Element {
  const { roles, demo } = useMe()
  const say = useAdminWords()
  const world = worldOf(roles)
  if (!world) return <NoRights />
  return (
    <div className="admin">
      <AdminNavigation world={world} demo={demo} />
      <div className="admin-room">
        <Suspense fallback={<Waiting />}>
          <Routes>
            <Route index element={<Navigate to="/admin/overview" replace />} />
            {roomsOf(world, demo).map(({ name, path, page: Page }) => (
              <Route key={name} path={`${path}/*`} element={<Page />} />
            ))}
            <Route path="*" element={<Empty title={say('unknownRoom')} next={say('unknownRoomWhy')} />} />
          </Routes>
        </Suspense>
      </div>
    </div>
  )
}

function AdminNavigation({ world, demo }: { world: World; demo: boolean }): JSX.Element {
  const say = useAdminWords()
  return (
    <nav className="admin-nav" aria-label={say(`world.${world.role}`)}>
      <p className="admin-world">{say(`world.${world.role}`)}</p>
      {world.groups.map(({ name, rooms }) => (
        <div key={name} className="admin-nav-group">
          {name !== 'start' && <p>{say(`group.${name}`)}</p>}
          {rooms
            .filter((room) => demo || !room.demoOnly)
            .map((room) => (
              <NavLink key={room.name} to={`/admin/${room.path}`} className="admin-nav-link">
                {say(`room.${room.name}`)}
              </NavLink>
            ))}
        </div>
      ))}
    </nav>
  )
}
