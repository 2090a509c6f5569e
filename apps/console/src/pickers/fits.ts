/** Whether every word of what was typed stands in one of the texts, whatever the case of its letters. */
export function fits(typed: string, ...texts: readonly (string | undefined)[]): boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const all = texts.filter((text) => text !== undefined).join(' ').toLowerCase()
  return words.every((word) => all.includes(word))
}
