/** Flat shapes as SVG. */

/** @param found as it was found; false: as it was left. @param tone 0 … 1, so that no two places look the same */
export type Scene = (found: boolean, tone: number) => string

type Point = readonly [x: number, y: number]

export const rect = (x: number, y: number, w: number, h: number, fill: string, round = 0): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"${round > 0 ? ` rx="${round}"` : ''}/>`

export const disc = (x: number, y: number, r: number, fill: string, ry = r): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${r}" ry="${ry}" fill="${fill}"/>`

export const shape = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`

export const line = (d: string, stroke: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" ${ROUND}/>`

export const turned = (degrees: number, x: number, y: number, ...parts: string[]): string =>
  `<g transform="rotate(${degrees} ${x} ${y})">${parts.join('')}</g>`

/** The same thing at several places. */
export const each = <T>(items: readonly T[], draw: (item: T, i: number) => string): string => items.map(draw).join('')

/** Things at points. */
export const at = (points: readonly Point[], draw: (x: number, y: number, i: number) => string): string =>
  points.map(([x, y], i) => draw(x, y, i)).join('')

export const when = (condition: boolean, ...parts: string[]): string => (condition ? parts.join('') : '')

const ROUND = 'stroke-linecap="round" stroke-linejoin="round"'

/** Neutral, with a hint of blue and green: nobody takes them for photographs. */
export const ink = {
  sky: '#dfe7e8', wall: '#c9d0d1', wallDark: '#aab4b6', pane: '#8fa1a6', floor: '#b4bbbb', road: '#878f92',
  curb: '#d6d9d6', dark: '#4d585c', black: '#31393c', light: '#eef1ef', white: '#f7f8f6', sand: '#cfc9bf',
  green: '#7f9d84', greenDark: '#5d7d66', wood: '#a98f6f', brick: '#b08a78', water: '#9db7be', waterDark: '#7f9da6',
  foul: '#6f7263', red: '#b5675a', yellow: '#d2b25c', blue: '#7590a6', smoke: '#9aa0a0', wet: '#737c80',
  night: '#47545b',
} as const
