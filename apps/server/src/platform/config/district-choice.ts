import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../words.ts'
import type { Config, DemoSize } from './config.ts'

/** The district that a folder of data holds. */
export type DistrictChoice = { district: string; size: DemoSize }

/** 柯桥区, and one town of it in full. Rule: decision 42. */
const DEFAULT: DistrictChoice = { district: '330603', size: 'small' }

/**
 * What `--district` and `--size` ask for, or what an earlier start was asked for.
 *
 * @throws StartError when the folder already holds another district: it is not replaced behind anybody's back
 */
export function chooseDistrict({ dataDir, asked }: Config): DistrictChoice {
  const known = remembered(dataDir)
  const choice = { district: asked.district ?? known?.district ?? DEFAULT.district, size: asked.size ?? known?.size ?? DEFAULT.size }
  if (known && (known.district !== choice.district || known.size !== choice.size)) {
    throw new StartError({
      zh: `${dataDir} 中已有 ${known.district}（${known.size}）：要建 ${choice.district}（${choice.size}），请另设 DATA_DIR`,
      en: `${dataDir} holds ${known.district} (${known.size}): set another DATA_DIR for ${choice.district} (${choice.size})`,
    })
  }
  return choice
}

/** Called once the district stands, so that a start that was cut short may still be asked for another. */
export function rememberDistrict(dataDir: string, choice: DistrictChoice): void {
  const file = join(dataDir, FILE)
  writeFileSync(`${file}.new`, `${JSON.stringify(choice)}\n`)
  renameSync(`${file}.new`, file)
}

const FILE = 'district.json'

function remembered(dataDir: string): DistrictChoice | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')) as DistrictChoice
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
