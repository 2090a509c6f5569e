/** The key file of a restore: the backup has none, so whoever restores brings the one that was kept apart. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { hasSecrets, readSecrets } from '../../apps/server/src/platform/config/index.ts'
import { StartError } from '../../apps/server/src/platform/words.ts'
import { keyPrints, opens } from './key-prints.ts'
import type { Manifest } from './manifest.ts'
import { makePrivate } from './sums.ts'

/**
 * @param keyFile where the product will look for it
 * @param given one that is kept elsewhere
 * @returns puts it there, once the data is
 * @throws StartError where there is none, or one that does not open what is encrypted
 */
export function fittingKeys({ keys }: Manifest, keyFile: string, given: string | undefined): () => Promise<void> {
  const file = given === undefined ? keyFile : resolve(given)
  if (given !== undefined && existsSync(keyFile) && resolve(keyFile) !== file) {
    throw new StartError({
      zh: `${keyFile} 已有密钥文件，不会覆盖：请移走，或去掉 --keys`,
      en: `There is a key file ${keyFile} already and it is not replaced: move it away, or leave --keys out`,
    })
  }
  if (!hasSecrets(file)) {
    throw new StartError({
      zh: `缺少密钥文件 ${file}：备份不含密钥，请用 --keys 指明另处保存的密钥文件`,
      en: `The key file ${file} is missing: a backup holds no keys, name the one that was kept apart with --keys`,
    })
  }
  if (!opens(keyPrints(readSecrets(file)), keys.prints)) {
    throw new StartError({
      zh: `密钥文件 ${file} 不是这份备份的：用它读不出加密字段`,
      en: `The key file ${file} is not this backup's: it does not open the encrypted fields`,
    })
  }
  return async () => {
    if (file === keyFile) return
    mkdirSync(dirname(keyFile), { recursive: true })
    copyFileSync(file, keyFile)
    await makePrivate(keyFile)
  }
}
