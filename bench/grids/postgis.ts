/** The peer of the grid index: PostGIS as Debian packages it, on a server of its own that lives for the run only. */
import { existsSync, globSync, mkdtempSync, rmSync, chmodSync, chownSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Polygon } from '../../apps/server/src/modules/areas/geometry.ts'

export interface PostGis {
  version: string
  /** Milliseconds in which it finds the grids of all points, in one statement, and of how many. */
  locate(points: Float64Array): Promise<{ ms: number; found: number }>
  close(): Promise<void>
}

/** @returns undefined where the machine has none: `apt-get install postgresql-15-postgis-3` on Debian 12 */
export async function openPostGis(grids: readonly { id: number; polygon: Polygon }[]): Promise<PostGis | undefined> {
  const [control] = globSync('/usr/share/postgresql/*/extension/postgis.control')
  const major = control?.split('/')[4]
  const bin = `/usr/lib/postgresql/${major}/bin`
  if (major === undefined || !existsSync(join(bin, 'initdb'))) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'onegrid-postgis-'))
  const as = account(folder)
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(bin, program), args, { ...as, cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] })
  run('initdb', '-D', folder, '-A', 'trust', '-U', 'postgres', '--encoding=UTF8', '--locale=C.UTF-8')
  const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c shared_buffers=256MB -c jit=off`
  run('pg_ctl', '-D', folder, '-w', '-l', join(folder, 'log'), '-o', settings, 'start')
  const client = new pg.Client({ host: folder, user: 'postgres', database: 'postgres' })
  const close = async (): Promise<void> => {
    await client.end().catch(() => {})
    run('pg_ctl', '-D', folder, '-w', '-m', 'fast', 'stop')
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await client.connect()
    return { version: await filled(client, grids), locate: (points) => locate(client, points), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function filled(client: pg.Client, grids: readonly { id: number; polygon: Polygon }[]): Promise<string> {
  await client.query('create extension postgis')
  await client.query('create table grid (id int primary key, shape geometry(Polygon, 4326) not null)')
  await client.query(
    'insert into grid select id, ST_GeomFromGeoJSON(shape) from unnest($1::int[], $2::text[]) g (id, shape)',
    [grids.map(({ id }) => id), grids.map(({ polygon }) => JSON.stringify(polygon))])
  await client.query('create index on grid using gist (shape)')
  await client.query('create table point (n int, at geometry(Point, 4326) not null)')
  await client.query('vacuum analyze grid')
  const { rows } = await client.query<{ version: string }>('select postgis_lib_version() as version')
  return rows[0]?.version ?? 'unknown'
}

/** The points stand in a table, and only a number comes back: neither the network nor the driver is measured. */
async function locate(client: pg.Client, points: Float64Array): Promise<{ ms: number; found: number }> {
  await client.query('truncate point')
  await client.query(`insert into point select n, ST_SetSRID(ST_MakePoint(lon, lat), 4326)
    from unnest($1::float8[], $2::float8[]) with ordinality p (lon, lat, n)`,
    [[...points].filter((_, i) => i % 2 === 0), [...points].filter((_, i) => i % 2 === 1)])
  await client.query('analyze point')
  const began = performance.now()
  const { rows } = await client.query<{ found: number }>(`select count(*)::int as found from point p
    cross join lateral (select min(id) as id from grid g where ST_Intersects(g.shape, p.at)) found
    where found.id is not null`)
  return { ms: performance.now() - began, found: rows[0]?.found ?? 0 }
}

/** PostgreSQL refuses to run as root; Debian's package has made its user. */
function account(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  const [uid, gid] = [id('-u'), id('-g')]
  chownSync(folder, uid, gid)
  chmodSync(folder, 0o700)
  return { uid, gid }
}
