/**
 * Text as it is searched: the same folding and the same grams as case_words and case_grams in migration 0009, and a
 * test compares the two. Rule: decision 14.
 */

/** Terms of a query beyond which the rest is ignored: nobody types more, and each costs. */
const MOST_TERMS = 8

/**
 * ASCII lower case, full-width letters and digits folded, all that is neither letter, digit nor sign of a script one
 * blank.
 */
export function foldWords(text: string): string {
  return text
    .replaceAll(FULL_WIDTH, sign => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replaceAll(BETWEEN_WORDS, ' ')
    .replaceAll(/[A-Z]/g, letter => letter.toLowerCase())
    .replaceAll(/^ +| +$/g, '')
}

/** What a text must contain, all of them; none where the query has no letter, digit or sign. */
export function searchTerms(query: string): string[] {
  return [...new Set(foldWords(query).split(' '))].filter(term => term !== '').slice(0, MOST_TERMS)
}

/**
 * The grams that every text with this term has, as few as will do: pairs, triples within Latin and digits, the single
 * sign of a term of one. Finding them all does not yet mean that the term is there.
 */
export function termGrams(term: string): string[] {
  const signs = [...term]
  if (signs.length === 1) return signs
  const grams = new Set<string>()
  for (let i = 0; i + 1 < signs.length; i++) {
    const [first = '', second = '', third = ''] = signs.slice(i, i + 3)
    const before = signs[i - 1] ?? ''
    if (isAlphanumeric(first + second + third) && third !== '') grams.add(first + second + third)
    // The pair at the end of a run stands in the triple before it already.
    else if (!(before !== '' && isAlphanumeric(before + first + second))) grams.add(first + second)
  }
  return [...grams]
}

/**
 * The beginnings that reverse(number) may have when the query is a number or its tail: `330603-20261121-00042`,
 * `20261121-42`, `00042`. Four digits at least: shorter ones would find a thousand.
 */
export function numberTails(query: string): string[] {
  const typed = query.trim().replaceAll(FULL_WIDTH, sign => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET))
  if (!/^[0-9]+(-[0-9]+){0,2}$/.test(typed) || typed.replaceAll('-', '').length < 4) return []
  const serial = /^(.*-)([0-9]{1,5})$/.exec(typed)
  return [serial ? `${serial[1]}${serial[2]?.padStart(5, '0')}` : typed].map(tail => [...tail].reverse().join(''))
}

const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g
const FULL_WIDTH_OFFSET = 0xff10 - 0x30

const BETWEEN_WORDS = new RegExp(
  '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f\\u3000-\\u3004\\u3008-\\u303f' +
    '\\ufe00-\\ufe4f\\uff00-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65]+',
  'gu',
)

function isAlphanumeric(text: string) {
  return /^[0-9a-z]+$/.test(text)
}
