import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { chooseDistrict, rememberDistrict } from './district-choice.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'onegrid-choice-'))
})

afterEach(() => rmSync(dataDir, { recursive: true }))

test('without a word it is one town of 柯桥区', () => {
  expect(choose()).toEqual({ district: '330603', size: 'small' })
})

test('what was asked for once is remembered', () => {
  rememberDistrict(dataDir, choose('--district', '371602', '--size', 'district'))
  expect(choose()).toEqual({ district: '371602', size: 'district' })
  expect(choose('--district', '371602')).toEqual({ district: '371602', size: 'district' })
})

test('another one is refused, not built over the first', () => {
  rememberDistrict(dataDir, choose())
  expect(() => choose('--district', '371602')).toThrow(/330603.*set another DATA_DIR/)
  expect(() => choose('--size', 'district')).toThrow(/set another DATA_DIR/)
})

function choose(...argv: string[]) {
  return chooseDistrict(readConfig({ DATA_DIR: dataDir }, argv))
}
