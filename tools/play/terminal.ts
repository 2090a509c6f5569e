/** How a player's program ends: what the person at the terminal can do about is a sentence, everything else a stack. */
import { ApiError } from '@onegrid/contract/client'
import { StartError } from '../../apps/server/src/platform/words.ts'
import { PlayError } from './errors.ts'

/** @returns the exit code: that of the program, or 2 where it could not play */
export async function toTheEnd(baseUrl: string, program: () => Promise<number>): Promise<number> {
  try {
    return await program()
  } catch (error) {
    const sentence = sentenceOf(error, baseUrl)
    if (sentence === undefined) throw error
    process.stderr.write(`${sentence}\n`)
    return 2
  }
}

function sentenceOf(error: unknown, baseUrl: string): string | undefined {
  if (error instanceof PlayError) return error.message
  if (error instanceof StartError) return error.sentences.map(({ zh }) => zh).join('\n')
  if (error instanceof ApiError && error.code === 'login-failed') {
    return `${baseUrl} 没有演示账号：请以演示方式启动产品（npm start）`
  }
  // fetch's own: nobody answers there.
  if (error instanceof TypeError && error.cause !== undefined) {
    return `${baseUrl} 没有应答：请先启动产品（npm start），或用 ONEGRID_URL 指明地址`
  }
  return undefined
}
