/** The rows of a backup into empty tables, in one transaction: all of them or none. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createZstdDecompress } from 'node:zlib'
import type pg from 'pg'
import { StartError } from '../../apps/server/src/platform/words.ts'
import { bare, clothe } from '../load/bare-tables.ts'
import { readTables } from './catalog.ts'
import { copyIn } from './copy-stream.ts'
import { tableFile } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import type { Tell } from './progress.ts'

/** @throws StartError where a table has not as many rows as the manifest says */
export async function loadTables(
  client: pg.Client, folder: string, { tables }: Manifest, tell: Tell, signal: AbortSignal,
): Promise<void> {
  const all = (await readTables(client)).map(({ name }) => name)
  // What a migration has put into a table is in the backup as well.
  await client.query(`truncate ${all.join(', ')}`)
  const bared = await bare(client, all)
  for (const [at, { name, columns }] of tables.entries()) {
    tell({ step: 'table', name, at, of: tables.length })
    const text = createReadStream(join(folder, tableFile(name)), { signal, highWaterMark: 1 << 17 })
    const lines = text.compose(createZstdDecompress()) as AsyncIterable<Buffer>
    await copyIn(client, `copy ${name} (${columns.join(', ')}) from stdin with (freeze)`, lines)
  }
  await clothe(client, bared, (at, of) => {
    signal.throwIfAborted()
    tell({ step: 'indexes', at, of })
  })
  for (const { name, rows: told } of tables) {
    const { rows } = await client.query<{ n: number }>(`select count(*)::float8 as n from ${name}`)
    if (rows[0]?.n !== told) throw unequal(name, told, rows[0]?.n ?? 0)
  }
}

function unequal(name: string, told: number, found: number) {
  return new StartError({
    zh: `${name} 恢复了 ${found} 行，备份记载 ${told} 行`,
    en: `${name} has ${found} rows and the backup says ${told}`,
  })
}
