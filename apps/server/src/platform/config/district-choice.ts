import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../words.ts'
import type { Config, DemoSize } from './config-types.ts'

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
  const known = rememberedDistrict(dataDir)
  const { district, size } = { ...(known ?? DEFAULT), ...given(asked) }
  if (known && (known.district !== district || known.size !== size)) {
    throw new StartError({
      zh: `${dataDir} 中已有 ${known.district}（${known.size}）：要建 ${district}（${size}），请另设 DATA_DIR`,
      en: `${dataDir} holds ${known.district} (${known.size}): set another DATA_DIR for ${district} (${size})`,
    })
  }
  return { district, size }
}

/** Called once the district stands, so that a start that was cut short may still be asked for another. */
export function rememberDistrict(dataDir: string, choice: DistrictChoice): void {
  const file = join(dataDir, FILE)
  writeFileSync(`${file}.new`, `${JSON.stringify(choice)}\n`)
  renameSync(`${file}.new`, file)
}

/** What an earlier start was asked for; undefined in a folder that no start has finished in. */
export function rememberedDistrict(dataDir: string): DistrictChoice | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')) as DistrictChoice
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

const FILE = 'district.json'

function given({ district, size }: Config['asked']): Partial<DistrictChoice> {
  return { ...(district && { district }), ...(size && { size }) }
}
