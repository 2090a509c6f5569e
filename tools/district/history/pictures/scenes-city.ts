/** Scenes of streets and shops. */
import { field, indoors, street, table } from './places.ts'
import { at, disc, each, ink, line, rect, shape, turned, when } from './shapes.ts'
import type { Scene } from './shapes.ts'

export const cityScenes = {
  stall: (found, tone) => street(tone) + when(found, shape('M180 190h240l40 56h-320z', ink.red),
    line('M300 246V330', ink.dark, 8), rect(190, 300, 220, 60, ink.wood),
    each([220, 260, 300, 340, 380], (x, i) => disc(x, 292, 18, i % 2 === 0 ? ink.green : ink.yellow)),
    disc(220, 372, 26, ink.black), disc(380, 372, 26, ink.black)),
  building: (found, tone) => street(tone) + rect(180, 120, 260, 140, ink.sand)
    + each([210, 290, 370], (x) => rect(x, 150, 44, 60, ink.pane)) + rect(180, 108, 260, 12, ink.wallDark)
    + when(found, rect(180, 40, 260, 80, ink.brick),
      each([60, 80, 100], (y) => line(`M180 ${y}H440`, ink.wall, 3)),
      line('M150 260V20M470 260V20M150 60H470M150 140H470', ink.dark, 6)),
  car: (found, tone) => street(tone) + each([40, 130, 220, 310, 400, 490], (x) => rect(x, 372, 46, 92, ink.curb))
    + when(found, car(150 + tone * 60, 390, tone < 0.5 ? ink.blue : ink.red)),
  bikes: (found, tone) => street(tone)
    + each(found ? [120, 200, 270, 350, 430] : [430, 480, 530, 580], (x, i) => bike(x, i, found)),
  garbage: (found, tone) => street(tone) + rect(470, 190, 110, 150, ink.greenDark, 8)
    + rect(460, 176, 130, 22, ink.dark, 6)
    + when(found, at([[230, 390], [310, 400], [380, 385], [270, 350], [345, 345]], (x, y, i) =>
      disc(x, y, 44 + (i % 3) * 7, i % 2 === 0 ? ink.black : ink.dark, 42))),
  spill: (found, tone) => street(tone) + (found
    ? shape('M0 400q120 -40 240 -10t240 -14t160 30v74H0z', ink.brick)
      + at([[90, 400], [200, 418], [330, 436], [450, 400], [560, 418]], (x, y, i) => disc(x, y, 10 + i * 2, ink.wood))
    : shape('M0 380h640v60H0z', ink.wet)),
  poster: (found, tone) => street(tone) + rect(140, 40, 300, 320, ink.wall) + when(found,
    at([[170, 80], [260, 70], [350, 95], [180, 180], [280, 190], [355, 215], [220, 275]], (x, y, i) =>
      rect(x, y, 66, 84, i % 2 === 0 ? ink.yellow : ink.white)
      + each([20, 36, 52], (dy) => line(`M${x + 10} ${y + dy}h46`, ink.red, 5)))),
  dust: (found, tone) => street(tone) + shape('M60 350L240 190L420 350Z', found ? ink.wood : ink.greenDark)
    + shape('M300 350L460 230L620 350Z', found ? ink.brick : ink.green)
    + when(found, at([[120, 150], [260, 110], [420, 140], [540, 190]], (x, y) => disc(x, y, 74, ink.sand, 42))),
  noise: (found, tone) => street(tone) + rect(220, 150, 120, 200, ink.black, 8) + disc(280, 210, 34, ink.dark)
    + disc(280, 295, 42, ink.dark)
    + when(found, line('M380 180q30 70 0 140M420 150q50 100 0 200M460 120q70 130 0 260', ink.red, 9)),
  boxes: (found, tone) => indoors(tone) + when(found, carton(180, 300, 120), carton(290, 320, 100),
    carton(210, 215, 100), carton(390, 330, 90), carton(250, 150, 76)),
  charge: (found, tone) => street(tone) + rect(90, 60, 90, 70, ink.pane)
    + line('M250 400L300 330H400L430 400M300 330L280 296H250', ink.dark, 12)
    + disc(250, 404, 36, ink.black) + disc(430, 404, 36, ink.black) + rect(310, 316, 90, 20, ink.blue, 6) + (found
    ? line('M140 130q-10 130 90 170t70 60', ink.red, 6)
    : rect(500, 220, 44, 140, ink.greenDark, 6) + line('M500 290H430V350', ink.dark, 5)),
  works: (found, tone) => street(tone)
    + line('M160 350V60M300 350V60M440 350V60M140 120H460M140 210H460M140 300H460', ink.dark, 8)
    + when(!found, rect(150, 70, 300, 270, 'rgba(93,125,102,0.55)'))
    + disc(320, 395, 70, found ? ink.black : ink.dark, 20),
  gas: (found, tone) => indoors(tone) + line('M220 250q80 -90 180 -30', found ? ink.red : ink.dark, 8)
    + each(found ? [170, 250, 330] : [70], (x) =>
      rect(x, 260, 62, 110, ink.blue, 18) + rect(x + 18, 236, 26, 30, ink.dark, 4)),
  facade: (found, tone) => street(tone) + rect(120, 20, 360, 240, ink.sand)
    + each([150, 240, 330, 420], (x) => rect(x, 60, 40, 60, ink.pane) + rect(x, 160, 40, 60, ink.pane))
    + when(found, shape('M200 120l90 14l-20 54l-76 -16z', ink.brick),
      at([[220, 320], [290, 338], [340, 312]], (x, y) => rect(x, y, 34, 20, ink.brick))),
  notice: (found, tone) => indoors(tone) + rect(170, 90, 220, 190, ink.white, 4)
    + rect(170, 90, 220, 34, found ? ink.red : ink.greenDark, 4)
    + each([150, 180, 210, 240], (y) => line(`M196 ${y}h${168 - (y % 60)}`, ink.wallDark, 7)),
  kitchen: (found, tone) => indoors(tone) + rect(60, 280, 340, 26, ink.wallDark) + rect(80, 306, 300, 90, ink.wall)
    + disc(150, 268, 44, ink.dark, 14) + disc(280, 268, 44, ink.dark, 14)
    + when(found, shape('M80 400q120 -24 240 0t200 30v50H60z', ink.foul),
      each([140, 190, 240], (x) => disc(x, 250, 14, ink.red))),
  paper: (found, tone) => table(tone) + rect(110, 80, 180, 22, ink.dark)
    + each([140, 180, 220, 260, 300, 340], (y) => line(`M110 ${y}h${250 - (y % 80)}`, ink.wall, 8)) + (found
    ? line('M450 380L560 200', ink.blue, 14)
    : disc(320, 380, 46, ink.red) + disc(320, 380, 36, ink.white) + disc(320, 380, 24, ink.red)),
  dog: (found, tone) => street(tone)
    + shape('M220 330q10 -50 70 -50h110q30 0 40 -40l30 10q20 20 0 40l-30 10v60h-24v-50h-130v50h-24v-56q-20 0 -42 26z',
      ink.wood)
    + when(!found, line('M452 262Q520 220 560 330', ink.red, 7), rect(548, 250, 34, 100, ink.blue, 12),
      disc(565, 232, 20, ink.wall)),
  smoke: (found, tone) => field(tone) + (found
    ? at([[320, 300], [300, 240], [350, 180], [300, 110]], (x, y, i) =>
      disc(x + tone * 40, y, 40 + i * 19, ink.smoke, 30 + i * 12))
      + shape('M270 380l20 -60l24 34l18 -54l26 60l20 -30l16 50z', ink.red)
    : disc(330, 370, 90, ink.black, 16)),
} as const satisfies Readonly<Record<string, Scene>>

function car(x: number, y: number, fill: string): string {
  const wheel = (dx: number): string => disc(x + dx, y + 22, 26, ink.black) + disc(x + dx, y + 22, 11, ink.wall)
  const body = `M${x} ${y}q8 -34 40 -38l30 -34q8 -8 22 -8h92q14 0 24 10l28 30q46 4 48 40v22h-284z`
  const panes = `M${x + 82} ${y - 40}l22 -26h40v26zM${x + 154} ${y - 40}v-26h40l24 26z`
  return shape(body, fill) + shape(panes, ink.pane) + wheel(62) + wheel(224)
}

/** Lying, or standing in a row. */
function bike(x: number, nth: number, lying: boolean): string {
  const y = lying ? 330 : 300
  const colour = nth % 2 === 0 ? ink.yellow : ink.blue
  const low = y + 22
  const frame = `M${x - 34} ${low}L${x} ${y - 22}L${x + 34} ${low}M${x} ${y - 22}h14M${x - 12} ${low}h32`
  const wheel = (dx: number): string => line(`M${x + dx} ${low}a18 18 0 1 0 36 0a18 18 0 1 0 -36 0`, ink.black, 6)
  const angle = lying ? (nth % 2 === 0 ? 62 : -28) : 0
  return turned(angle, x, y, line(frame, colour, 8), wheel(-52), wheel(16))
}

function carton(x: number, y: number, size: number): string {
  const tape = `M${x} ${y + size * 0.25}H${x + size}M${x + size / 2} ${y}V${y + size * 0.25}`
  return rect(x, y, size, size * 0.8, ink.wood) + line(tape, ink.brick, 3)
}
