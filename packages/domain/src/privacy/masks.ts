/**
 * What of a personal field everybody sees. Rules: decision 35, docs/boundaries.md. A mask does not
 * depend on the value being valid: a wrong identity number is personal too.
 */

const HIDDEN = '*'

/** First 3 and last 4 of an identity number. Shorter texts (passports, slips) show at most their last 2. */
export function maskIdentity(text: string): string {
  const characters = [...text.trim()]
  return characters.length >= 15 ? ends(characters, 3, 4) : ends(characters, 0, characters.length >= 6 ? 2 : 0)
}

/** 138****5678; numbers too short to hide four digits between seven show their last 2. */
export function maskTelephone(text: string): string {
  const characters = [...text.replace(/[\s()()-]/g, '')]
  if (characters.length < 10) return ends(characters, 0, characters.length >= 6 ? 2 : 0)
  return `${characters.slice(0, 3).join('')}${HIDDEN.repeat(4)}${characters.slice(-4).join('')}`
}

/** The first character; the length of a name narrows it down, so it is hidden too. */
export function maskName(text: string): string {
  const [first] = [...text.trim()]
  return first === undefined ? '' : first + HIDDEN.repeat(2)
}

const NUMBER = String.raw`(?:\d+|[A-Za-z]\d*|[一二三四五六七八九十百]+|[甲乙丙丁东西南北])\s*`
/** Blocks and towers; what follows them is inside. */
const BLOCK = new RegExp(`${NUMBER}(?:号楼|[幢栋座橦])`, 'gu')
/** A house number; not a line, bridge or gate that carries one. */
const HOUSE = new RegExp(`${NUMBER}号(?![楼院线桥门])`, 'u')
/** A lane or courtyard of several houses. */
const COURT = new RegExp(`${NUMBER}(?:弄|号院)`, 'gu')
/** Whatever is inside a building begins here. */
const INSIDE = new RegExp(`${NUMBER}(?:单元|层|楼|室|房|户|铺|门(?!路|街))`, 'u')
/** Blocks written as 3-2-501 after the name of an estate. */
const DASHED = /^(.*?[^\d\s-]\s*\d+)\s*[-—–#]\s*\d/u
/** The last name of a place that holds many homes. */
const PLACE = /^.*(?:小区|花园|公寓|新村|苑|园|路|街|巷|大道|村|社区|组|镇|乡|街道|区|县|市|省)/u

/**
 * An address down to the building; unit, floor, room and whatever follows are hidden. Where no building can be told,
 * down to the estate, road, village or town; where not even that, only that there is an address.
 */
export function maskAddress(text: string): string {
  const address = text.normalize('NFKC').trim()
  const outside = beforeInside(address)
  const shown = endOfLast(outside, BLOCK) ?? endOfFirst(outside, HOUSE) ?? endOfLast(outside, COURT)
    ?? DASHED.exec(address)?.[1] ?? PLACE.exec(outside)?.[0] ?? ''
  return shown === address ? shown : shown + HIDDEN.repeat(3)
}

/** The address up to the first mark of an inside; 5号楼 is a block, 5楼 a floor. */
function beforeInside(address: string): string {
  const inside = INSIDE.exec(address)
  return inside ? address.slice(0, inside.index) : address
}

function endOfLast(address: string, pattern: RegExp): string | undefined {
  const last = [...address.matchAll(pattern)].at(-1)
  return last && address.slice(0, last.index + last[0].length)
}

function endOfFirst(address: string, pattern: RegExp): string | undefined {
  const first = pattern.exec(address)
  return first ? address.slice(0, first.index + first[0].length) : undefined
}

function ends(characters: readonly string[], head: number, tail: number): string {
  const hidden = characters.length - head - tail
  const last = tail === 0 ? [] : characters.slice(-tail)
  return [...characters.slice(0, head), HIDDEN.repeat(hidden), ...last].join('')
}
