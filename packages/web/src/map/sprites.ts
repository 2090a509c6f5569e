/**
 * Marks and rings, drawn on a canvas when the map first asks for one: shape and glyph say what the colour says, so that
 * nothing rests on colour alone.
 */
import type { Light } from '@onegrid/domain'
import { inkOn } from './palette.ts'
import type { Palette } from './palette.ts'
import { ringArcs, ringOf } from './ring.ts'
import type { Part } from './series.ts'

/** Paths of an SVG of 24 by 24, by name. */
export type Glyphs = Readonly<Record<string, string>>

type Pen = OffscreenCanvasRenderingContext2D

export const SPRITE_SCALE = 2
const MARK = 34
const RING = 48

/** The picture of a name as `mark|red|07`, `ring|1|0|7|0`; undefined for a name that is none of ours. */
export function drawSprite(name: string, palette: Palette, glyphs: Glyphs): ImageData | undefined {
  const counts = ringOf(name)
  if (counts) return drawn(RING, (pen) => drawRing(pen, counts, palette))
  const [kind, light = 'none', glyph = ''] = name.split('|')
  if (kind === 'mark') return drawn(MARK, (pen) => drawMark(pen, light as Light | 'none', glyphs[glyph], palette))
  return undefined
}

function drawn(size: number, draw: (pen: Pen) => void): ImageData | undefined {
  const pen = new OffscreenCanvas(size * SPRITE_SCALE, size * SPRITE_SCALE).getContext('2d')
  if (!pen) return undefined
  pen.scale(SPRITE_SCALE, SPRITE_SCALE)
  draw(pen)
  return pen.getImageData(0, 0, size * SPRITE_SCALE, size * SPRITE_SCALE)
}

/** The light's own shape, rimmed so that it stands off any ground, with the glyph in its middle. */
function drawMark(pen: Pen, light: Light | 'none', glyph: string | undefined, palette: Palette): void {
  const colour = palette.lights[light]
  const outline = new Path2D(outlines[light])
  pen.lineJoin = 'round'
  pen.shadowColor = 'rgb(0 0 0 / 35%)'
  pen.shadowBlur = 3 * SPRITE_SCALE
  pen.shadowOffsetY = SPRITE_SCALE
  pen.strokeStyle = palette.surface
  pen.lineWidth = 4
  pen.stroke(outline)
  pen.shadowColor = 'transparent'
  const hollow = light === 'paused'
  pen.fillStyle = hollow ? palette.surface : colour
  pen.fill(outline)
  pen.fillStyle = colour
  if (hollow) pen.fill(new Path2D(BARS))
  if (!glyph) return
  pen.translate(MARK / 2 - GLYPH / 2, (light === 'yellow' ? 20 : MARK / 2) - GLYPH / 2)
  pen.scale(GLYPH / 24, GLYPH / 24)
  pen.strokeStyle = hollow ? colour : inkOn(colour, palette)
  pen.lineWidth = 2.6
  pen.lineCap = 'round'
  pen.stroke(new Path2D(glyph))
}

const GLYPH = 14

/** ● in time, ▲ due soon, ■ late, a plate between two bars paused: as LightMark draws them, larger. */
const outlines: Record<Light | 'none', string> = {
  green: 'M17 5a12 12 0 1 1 0 24 12 12 0 0 1 0-24z',
  yellow: 'M17 4 31 29H3z',
  red: 'M6 6h22v22H6z',
  paused: 'M4 7h26v20H4z',
  none: 'M17 7a10 10 0 1 1 0 20 10 10 0 0 1 0-20z',
}
const BARS = 'M4 7h5v20H4zM25 7h5v20h-5z'

function drawRing(pen: Pen, counts: Partial<Record<Part, number>>, palette: Palette): void {
  const middle = RING / 2
  pen.shadowColor = 'rgb(0 0 0 / 25%)'
  pen.shadowBlur = 3 * SPRITE_SCALE
  pen.fillStyle = palette.surface
  pen.beginPath()
  pen.arc(middle, middle, middle - 3, 0, 2 * Math.PI)
  pen.fill()
  pen.shadowColor = 'transparent'
  const arcs = ringArcs(counts)
  const gap = arcs.length > 1 ? 0.08 : 0
  for (const { part, from, to } of arcs) {
    pen.beginPath()
    pen.arc(middle, middle, middle - 6, from - Math.PI / 2 + gap, to - Math.PI / 2 - gap)
    pen.strokeStyle = part === 'rest' ? palette.lineStrong : palette.lights[part]
    pen.lineWidth = widths[part]
    pen.stroke()
  }
}

/** The graver, the thicker: the mix is read without colours, too. */
const widths: Record<Part, number> = { red: 6, yellow: 4.5, green: 3, paused: 2, rest: 3 }
