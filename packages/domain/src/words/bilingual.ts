/** One language of a table that holds both. */
export function inLanguage<K extends string>(
  table: Readonly<Record<K, { zh: string; en: string }>>, language: 'zh' | 'en',
): Readonly<Record<K, string>> {
  const entries = Object.entries(table) as [K, { zh: string; en: string }][]
  return Object.fromEntries(entries.map(([key, words]) => [key, words[language]])) as Record<K, string>
}
