/** Where a piece of the policy is edited. */
import { settingOf } from './settings-catalog.ts'

/** @param piece as `pieceOf` names it: `matters/070101`, `routing/leader`, `limits` */
export function addressOf(piece: string, field?: string): string {
  const [room, name = ''] = piece.split('/')
  const at = field ? `&field=${encodeURIComponent(field)}` : ''
  if (room === 'matters') return `/admin/matters?matter=${name}${at}`
  if (room === 'routing') return `/admin/routing?rule=${encodeURIComponent(name)}${at}`
  const group = settingOf(field ?? piece)?.setting.group ?? settingOf(firstBelow(piece))?.setting.group
  return `/admin/policies${group ? `?group=${group}` : ''}`
}

interface Lists { matters: readonly { code: string }[]; routing: readonly { id: string }[] }

/**
 * A fault's path has places in lists: `/matters/3/limit`. Where that is by name.
 *
 * @returns piece and the field below it
 */
export function faultPlace(path: string, lists: Lists): { piece: string; field: string } {
  const [room = '', place = '', ...below] = path.replace(/^\//, '').split('/')
  const field = below.join('/')
  if (room === 'matters') return { piece: `matters/${lists.matters[Number(place)]?.code ?? ''}`, field }
  if (room === 'routing') return { piece: `routing/${lists.routing[Number(place)]?.id ?? ''}`, field }
  return { piece: room, field: path.replace(/^\//, '') }
}

function firstBelow(piece: string): string {
  const first: Readonly<Record<string, string>> = {
    limits: 'limits/accept', supervision: 'supervision/orderPhases', quietHours: 'quietHours/from',
    stagedReports: 'stagedReports/first', extensions: 'extensions/most',
  }
  return first[piece] ?? piece
}
