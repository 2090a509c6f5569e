/** The ground that scenes stand on, 640 by 480. @param tone 0 … 1, so that no two places look the same */
import { disc, each, ink, line, rect, shape } from './shapes.ts'

export function street(tone: number): string {
  const wall = tone < 0.33 ? ink.wall : tone < 0.66 ? ink.sand : ink.curb
  return [
    rect(0, 0, 640, 480, ink.sky), rect(0, 50, 330, 210, wall), rect(345, 20 + tone * 50, 295, 240, ink.wallDark),
    each([60, 150, 240, 400, 490, 570], (x, i) => rect(x, 90 + (i % 2) * 6, 46, 60, ink.pane)),
    rect(0, 260, 640, 90, ink.floor), rect(0, 345, 640, 10, ink.curb), rect(0, 355, 640, 125, ink.road),
    each([20, 200, 380, 560], (x) => rect(x + tone * 40, 415, 80, 8, ink.curb)),
  ].join('')
}

/** Looking down. */
export function pavement(tone: number): string {
  const edge = 118 + tone * 40
  return [
    rect(0, 0, 640, 480, ink.road), rect(0, 0, 640, edge, ink.floor), rect(0, edge, 640, 10, ink.curb),
    each([0, 160, 320, 480], (x) => line(`M${x + tone * 60} 0V${edge}`, ink.wallDark, 2)),
  ].join('')
}

export function indoors(tone: number): string {
  const door = 430 - tone * 60
  return [
    rect(0, 0, 640, 480, tone < 0.5 ? ink.curb : ink.sky), shape('M0 360H640V480H0Z', ink.floor),
    rect(door, 110, 120, 250, ink.blue), disc(door + 20, 240, 7, ink.light), rect(40, 150, 90, 60, ink.wallDark),
  ].join('')
}

export function waterside(tone: number, colour: string = ink.water): string {
  return [
    rect(0, 0, 640, 480, ink.sky), rect(0, 120, 640, 90, ink.green), rect(0, 205, 640, 275, colour),
    each([250, 310, 380, 440], (y) => line(`M${40 + tone * 90} ${y}q60 -14 120 0t120 0t120 0`, ink.light, 3)),
    shape('M0 205H640L600 235H30Z', ink.wall),
  ].join('')
}

export function field(tone: number): string {
  const hill = `M0 210Q${160 + tone * 120} ${110 + tone * 50} 360 200T640 180V480H0Z`
  return [
    rect(0, 0, 640, 480, ink.sky), shape(hill, ink.greenDark), rect(0, 260, 640, 220, ink.green),
    each([300, 350, 400, 450], (y) => line(`M0 ${y}H640`, ink.greenDark, 4)),
  ].join('')
}

export function table(tone: number): string {
  return rect(0, 0, 640, 480, tone < 0.5 ? ink.wood : ink.brick) + rect(70, 40, 340, 400, ink.white, 4)
}

export function night(): string {
  return [
    rect(0, 0, 640, 480, ink.night), rect(0, 250, 300, 110, ink.black), rect(340, 200, 300, 160, ink.dark),
    rect(0, 355, 640, 125, ink.black),
  ].join('')
}
