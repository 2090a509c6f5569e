/** The pages of the project and what they name, for the tests that hold them to the product. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export interface TextFile {
  /** From the root of the project. */
  path: string
  text: string
}

export const pages = read('{*.md,docs/**/*.md,{apps,packages,tools,tests,bench}/**/*.md}')
export const sources = read('{apps,packages,tools,tests,bench}/**/*.{ts,mjs,sql}')

export function read(pattern: string): TextFile[] {
  const exclude = (path: string) => path.endsWith('node_modules')
  const found = globSync(pattern, { cwd: root, exclude }).sort()
  return found.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

export function page(path: string): string {
  const found = pages.find((one) => one.path === path)
  if (!found) throw new Error(`there is no page ${path}`)
  return found.text
}

/** What a link or a path names, seen from a file. */
export function isThere(from: string, target: string): boolean {
  return existsSync(join(root, dirname(from), target)) || existsSync(join(root, target))
}

export function heads(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, head = '']) => head.trim())
}

/** The lines of one section, up to the next of the same depth. */
export function section(text: string, head: string): string {
  const start = text.indexOf(`\n## ${head}\n`)
  if (start < 0) return ''
  const end = text.indexOf('\n## ', start + 1)
  return text.slice(start, end < 0 ? undefined : end)
}

/** Every match in every file, as `path: match`, of those that `wrong` finds wrong. */
export function findings(
  files: readonly TextFile[], pattern: RegExp, wrong: (match: RegExpExecArray, file: TextFile) => boolean,
): string[] {
  return files.flatMap((file) => {
    const matches = [...file.text.matchAll(pattern)].filter((match) => wrong(match, file))
    return matches.map(([match]) => `${file.path}: ${match}`)
  })
}
