/**
 * A few signs as strokes of a pen: the label of a drawn picture needs no typeface, which a server often has not, and
 * looks the same everywhere. On a field of 16 by 16.
 */
const signs: Readonly<Record<string, string>> = {
  演: 'M2 2 4 4M1 6 3 8M1.5 14.5 4 10M10.5 1V2.5M6 5V3H15V5M7.5 5.5H13.5M10.5 5.5V11.5M7.5 7.5H13.5V11.5H7.5Z'
    + 'M7.5 9.5H13.5M9 12 6.5 14.5M12 12 14.5 14.5',
  示: 'M4 3H12M2 7H14M8 7V14.5L6.5 13.5M5 10 3 13.5M11 10 13 13.5',
  前: 'M5 1 6.5 3M11 1 9.5 3M1.5 4H14.5M3 14.5V6H8V14M3 8.5H8M3 11H8M10.5 6.5V11.5M13.5 5.5V14.5L12 13.5',
  后: 'M12.5 1.5 4 3.2V8L2 14.5M4 6.3H14.5M6.5 9H13V14H6.5Z',
  护: 'M1 5H6M3.5 1V14.5L2 13.5M1 11 6 9M10 1 11 2.5M8 4H14V8H8M8 4V9L6.5 14.5',
  0: 'M4 3H10V13H4Z', 1: 'M5 5 7 3V13', 2: 'M4 3H10V8H4V13H10', 3: 'M4 3H10V13H4M5 8H10', 4: 'M4 3V8H10M10 3V13',
  5: 'M10 3H4V8H10V13H4', 6: 'M10 3H4V13H10V8H4', 7: 'M4 3H10V13', 8: 'M4 3H10V13H4ZM4 8H10', 9: 'M10 8H4V3H10V13H4',
  '-': 'M4 8H10', ':': 'M7 5.5V6.5M7 10V11', ' ': '',
}

/** A line of signs, its left upper corner at 0, 0. @param size of one Han sign; figures are narrower */
export function written(text: string, size: number): { path: string; width: number } {
  let x = 0
  const path = Array.from(text, (sign) => {
    const strokes = signs[sign]
    if (strokes === undefined) throw new RangeError(`no strokes for ${sign}`)
    const placed = `<path transform="translate(${x.toFixed(1)} 0) scale(${size / 16})" d="${strokes}"/>`
    x += sign > '\u2e7f' ? size * 1.1 : size * 0.6
    return placed
  }).join('')
  return { path, width: x }
}
