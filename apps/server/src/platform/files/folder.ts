/** Where the bytes lie: a folder, by district and id. No name that anybody gave a file reaches the file system. */
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export class FileFolder {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  async prepare(): Promise<void> {
    await mkdir(join(this.#root, 'incoming'), { recursive: true, mode: 0o700 })
  }

  /** Where an upload is received; on the same file system, so that keeping it is a rename. */
  incoming(id: string): string {
    return join(this.#root, 'incoming', id)
  }

  /** The last two characters of a UUIDv7 are random: 256 folders of even size. */
  place(districtId: number, id: string): string {
    return join(this.#root, String(districtId), id.slice(-2), id)
  }

  thumbnail(districtId: number, id: string): string {
    return `${this.place(districtId, id)}.thumb`
  }

  async keep(path: string, districtId: number, id: string): Promise<void> {
    const place = this.place(districtId, id)
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    await rename(path, place)
  }

  /** Deletes what was received in part before a moment (ms). */
  async sweepIncoming(before: number): Promise<void> {
    for (const name of await readdir(join(this.#root, 'incoming'))) {
      const path = this.incoming(name)
      const found = await stat(path).catch(() => undefined)
      if (found && found.mtimeMs < before) await rm(path, { force: true })
    }
  }

  /** Whatever there is of a file, received or kept. */
  async remove(districtId: number, id: string): Promise<void> {
    await rm(this.incoming(id), { force: true })
    await rm(`${this.incoming(id)}.new`, { force: true })
    await rm(this.place(districtId, id), { force: true })
    await rm(this.thumbnail(districtId, id), { force: true })
  }
}

/** All bytes of a district, for one that is made anew. */
export async function removeDistrictFiles(root: string, districtId: number): Promise<void> {
  await rm(join(root, String(districtId)), { recursive: true, force: true })
}
