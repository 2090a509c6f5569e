/** The map's colours are the page's tokens: one place where a value stands, and dark is the same map. */
import type { Light } from '@onegrid/domain'

export interface Palette {
  ground: string
  surface: string
  sunk: string
  line: string
  lineStrong: string
  ink: string
  inkSoft: string
  inkFaint: string
  brand: string
  brandWash: string
  onMark: string
  font: string
  lights: Record<Light | 'none', string>
  /** As text. */
  lightInks: { red: string }
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    ground: token('ground'),
    surface: token('surface'),
    sunk: token('surface-sunk'),
    line: token('line'),
    lineStrong: token('line-strong'),
    ink: token('ink'),
    inkSoft: token('ink-soft'),
    inkFaint: token('ink-faint'),
    brand: token('brand'),
    brandWash: token('brand-wash'),
    onMark: token('ink-on-mark'),
    font: token('font'),
    lights: {
      green: token('light-green'),
      yellow: token('light-yellow'),
      red: token('light-red'),
      paused: token('light-paused'),
      none: token('ink-faint'),
    },
    lightInks: { red: token('light-red-ink') },
  }
}

/** Of the palette's inks the one that is read best upon a colour. */
export function inkOn(colour: string, { ink, onMark, surface }: Palette): string {
  const contrast = (other: string): number => {
    const [low, high] = [luminance(colour), luminance(other)].sort((a, b) => a - b) as [number, number]
    return (high + 0.05) / (low + 0.05)
  }
  return [onMark, ink, surface].reduce((best, one) => (contrast(one) > contrast(best) ? one : best))
}

/** Relative luminance as WCAG has it, of `#rrggbb` or its short form; any other colour counts as black. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.slice(1).replaceAll(/./g, '$&$&') : colour.slice(1)
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const share = (Number.parseInt(digits.slice(at, at + 2), 16) || 0) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
