import type { Language } from '@onegrid/contract'

/**
 * The language of an answer: the first of Accept-Language that we speak, by weight. Nothing understood is Chinese, the
 * product's own language.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '').split(',').map(parsePart).filter(part => part.weight > 0)
  wanted.sort((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) {
    if (/^en\b/i.test(tag)) return 'en'
    if (/^zh\b/i.test(tag)) return 'zh-CN'
  }
  return 'zh-CN'
}

function parsePart(part: string) {
  const [tag = '', ...rest] = part.trim().split(';')
  const quality = rest.map(item => /^\s*q=([\d.]+)$/.exec(item)?.[1]).find(item => item !== undefined)
  return { tag, weight: quality === undefined ? 1 : Number(quality) || 0 }
}
