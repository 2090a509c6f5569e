/** A line of code is read without scrolling, in a window beside another one. */
import { expect, test } from 'vitest'
import { read } from './documents.ts'
import type { TextFile } from './documents.ts'

const MOST = 120

const code = read('*.ts').concat(read('{apps,packages,tools,tests,bench}/**/*.{ts,tsx}'))

/** Sentences of the interface: each stands beside its neighbours, and is as long as it is. */
function holdsWords({ path }: TextFile): boolean {
  return /(?:^|[/-])words\.ts$/.test(path) || path.startsWith('packages/domain/src/words/')
}

test(`no line of code is longer than ${MOST} characters`, () => {
  expect(code.length).toBeGreaterThan(1000)
  expect(code.some(({ path }) => path.endsWith('.tsx'))).toBe(true)
  expect(longLines(code.filter((file) => !holdsWords(file)))).toEqual([])
})

test('a line that is too long is found, in characters and not in bytes', () => {
  const text = ['纸'.repeat(MOST), '纸'.repeat(MOST + 1), '🙂'.repeat(MOST)].join('\n')
  expect(longLines([{ path: 'planted.ts', text }])).toEqual(['planted.ts:2'])
})

function longLines(files: readonly TextFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, n) => (Array.from(line).length > MOST ? [`${path}:${n + 1}`] : [])),
  )
}
