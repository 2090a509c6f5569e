/**
 * A disk that is full: whoever wants to save hears so, nothing is kept by half, and with room again everything goes on
 * from where it was. On a small file system of its own, which only root of a Linux machine can mount.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportEvent } from '@onegrid/contract'
import { ApiError } from '@onegrid/contract/client'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import { environmentWith } from '../../tools/play/running.ts'
import type { Running } from '../../tools/play/running.ts'
import { People } from '../../tools/play/people.ts'
import type { Person } from '../../tools/play/people.ts'
import { settle } from '../../tools/play/settle.ts'
import { readTown } from '../../tools/play/town.ts'
import { verifyHere } from '../../tools/play/verify-here.ts'
import { startApp } from '../lifecycle/app.ts'

const SIZE = '400m'
const PATIENCE_MS = 240_000
/** More than fits into the pages that the tables have already. */
const LONG = '路灯不亮'.repeat(1500)

const folder = mkdtempSync(join(tmpdir(), 'onegrid-full-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0711`, 'tmpfs', folder]).status === 0
if (!mounted) console.log('a full disk is not tried: no file system can be mounted here')

let env: NodeJS.ProcessEnv
let product: Running
let officer: Person

beforeAll(async () => {
  if (!mounted) return
  env = environmentWith({ DATA_DIR: join(folder, 'data'), PORT: '0', ONEGRID_LANG: 'zh' })
  product = startApp(env, ['--cases', 'none'])
  officer = await new People({ baseUrl: await product.ready, password: DEMO_PASSWORD }).as('officer')
}, PATIENCE_MS)

afterAll(async () => {
  if (mounted) {
    product.stop()
    await product.ended
    spawnSync('umount', ['-l', folder])
  }
  rmSync(folder, { recursive: true, force: true })
}, PATIENCE_MS)

describe.skipIf(!mounted)('a full disk', () => {
  const kept: string[] = []
  let refused: string | undefined
  const report = (id: string) => officer.call(reportEvent, { body: { id, title: '路灯不亮', text: LONG, point } })
  let point: { lon: number; lat: number }

  it('refuses a picture that does not fit, and keeps no part of it', async () => {
    point = (await readTown(officer)).spot('bench')
    await report(uuidv7())
    const files = join(folder, 'data', 'files')
    const before = readdirSync(files, { recursive: true })
    const bytes = await large()
    // Neither what comes in has room, nor what is made of it: it is written anew without what the phone put in.
    for (const room of [0.5, 1.2]) {
      fill(bytes.length * room)
      await expect(officer.upload({ bytes, name: '现场.jpg' }), `room ${room}`).rejects.toMatchObject(full)
      expect(readdirSync(files, { recursive: true })).toEqual(before)
      rmSync(join(folder, 'ballast'), { recursive: true })
    }
  }, PATIENCE_MS)

  it('tells who reports that it could not be saved', async () => {
    fill(0)
    for (let n = 0; n < 500 && !refused; n++) {
      const id = uuidv7()
      try {
        await report(id)
        kept.push(id)
      } catch (error) {
        expect(error).toBeInstanceOf(ApiError)
        // Where the database itself ends of it, it is away for a while.
        expect((error as ApiError).status).toBe(503)
        refused = id
      }
    }
    expect(refused).toBeDefined()
  }, PATIENCE_MS)

  it('goes on once there is room, with all that was answered and nothing twice', async () => {
    rmSync(join(folder, 'ballast'), { recursive: true })
    await expect.poll(() => report(refused!).then(({ outcome }) => outcome, () => 'waiting'), { timeout: 60_000 })
      .toBe('done')
    for (const id of kept) expect((await report(id)).outcome).toBe('same')
    await settle({ baseUrl: await product.ready, timeoutMs: 60_000 })
    expect(await verifyHere(env)).toMatchObject({ ok: true })
  }, PATIENCE_MS)
})

const full = { status: 503, code: 'storage-full', retryAfter: 60 }

/** Noise hardly becomes smaller: some megabytes. */
async function large(): Promise<Uint8Array<ArrayBuffer>> {
  const [width, height] = [1600, 1200]
  const raw = { width, height, channels: 3 } as const
  const noise = Buffer.alloc(width * height * 3)
  for (let n = 0; n < noise.length; n += 65_536) crypto.getRandomValues(noise.subarray(n, n + 65_536))
  return new Uint8Array(await sharp(noise, { raw }).jpeg({ quality: 95 }).toBuffer())
}

/** Leaves so many bytes to others. */
function fill(rest: number): void {
  const ballast = join(folder, 'ballast')
  mkdirSync(ballast, { recursive: true })
  chmodSync(ballast, 0o700)
  const { bavail, bsize } = statfsSync(folder)
  const bytes = Math.max(bavail * bsize - rest, 0)
  writeFileSync(join(ballast, String(bytes)), Buffer.alloc(bytes))
}
