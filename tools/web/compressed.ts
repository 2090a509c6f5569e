import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|css|html|svg|json)$/
/** Below this a header costs more than compressing saves. */
const SMALLEST = 1024

/** Writes `.br` and `.gz` beside every built text, so that the server compresses nothing while people wait. */
export function compressed(): Plugin {
  let folder = ''
  return {
    name: 'onegrid-compressed',
    apply: 'build',
    configResolved: (config) => void (folder = resolve(config.root, config.build.outDir)),
    closeBundle: () => {
      for (const file of filesIn(folder)) {
        if (!TEXT.test(file) || statSync(file).size < SMALLEST) continue
        const bytes = readFileSync(file)
        const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, brotli))
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
