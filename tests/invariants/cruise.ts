/** dependency-cruiser as npm run check calls it, on this project or on a copy of it. */
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

export const projectRoot = join(import.meta.dirname, '../..')

export interface Violation {
  rule: { name: string }
  from: string
  to: string
}

export interface Cruise {
  violations: Violation[]
  totalCruised: number
  totalDependenciesCruised: number
}

const CRUISER = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
const FOLDERS = ['packages', 'apps', 'tools', 'tests', 'bench']

export async function cruise(root: string): Promise<Cruise> {
  const folders = FOLDERS.filter(folder => existsSync(join(root, folder)))
  const text = await output([CRUISER, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders], root)
  const { summary } = JSON.parse(text) as { summary: Cruise }
  return summary
}

/**
 * The product's sources in another folder. Our own packages are linked to the copy: through the project's links the
 * cruiser would leave it and see paths that no rule speaks of. Of the npm packages there is an empty one of each name,
 * for the same reason.
 */
export function copyProject(to: string): void {
  cpSync(join(projectRoot, '.dependency-cruiser.mjs'), join(to, '.dependency-cruiser.mjs'))
  for (const folder of ['packages', 'apps', 'tools']) {
    const isOurs = (path: string) => !path.endsWith('node_modules') && !path.endsWith('dist')
    cpSync(join(projectRoot, folder), join(to, folder), { recursive: true, filter: isOurs })
  }
  const namesIn = (folder: string) => readdirSync(join(to, folder)).map(name => join(folder, name))
  const workspaces = [...namesIn('packages'), ...namesIn('apps')]
  for (const name of ['.', ...workspaces].flatMap(folder => dependenciesOf(join(projectRoot, folder)))) {
    if (!name.startsWith('@onegrid/')) plant(join(to, 'node_modules', name), emptyPackage(name))
  }
  mkdirSync(join(to, 'node_modules/@onegrid'), { recursive: true })
  for (const folder of workspaces) symlinkSync(join(to, folder), join(to, 'node_modules/@onegrid', basename(folder)))
}

function dependenciesOf(folder: string): string[] {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return []
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>
  return [...Object.keys(dependencies), ...Object.keys(devDependencies)]
}

function emptyPackage(name: string): Record<string, string> {
  const exports = { '.': './index.js', './*': './index.js' }
  return { 'package.json': JSON.stringify({ name, version: '0.0.0', exports }), 'index.js': '' }
}

/** @param files path → text */
export function plant(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

/** It ends with the number of violations: the report counts, not the end. */
function output(args: readonly string[], cwd: string): Promise<string> {
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) done(stdout)
      else fail(new Error(`dependency-cruiser said nothing: ${stderr}`, { cause: error }))
    })
  })
}
