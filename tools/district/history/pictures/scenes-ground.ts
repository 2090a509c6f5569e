/** Scenes of roads, water and what stands along them. */
import { night, pavement, street, waterside } from './places.ts'
import { at, disc, each, ink, line, rect, shape, turned, when } from './shapes.ts'
import type { Scene } from './shapes.ts'

export const groundScenes = {
  hydrant: (found, tone) => street(tone) + turned(found ? 16 : 0, 320, 350, rect(290, 220, 60, 140, ink.red, 10),
    disc(320, 220, 36, ink.red), rect(262, 262, 116, 34, ink.red, 8), rect(276, 350, 88, 18, ink.dark))
    + when(found, disc(380, 400, 150, ink.water, 34), line('M370 300q60 20 60 96', ink.water, 12)),
  cable: (found, tone) => street(tone) + rect(90, 40, 18, 320, ink.wood) + rect(530, 40, 18, 320, ink.wood)
    + line('M100 60Q320 110 540 60', ink.black, 4)
    + line(found ? 'M100 90Q300 430 540 90' : 'M100 90Q320 140 540 90', ink.black, 6),
  river: (found, tone) => waterside(tone, found ? ink.waterDark : ink.water) + when(found,
    at([[160, 320], [250, 350], [330, 310], [420, 360], [500, 330]], (x, y, i) =>
      i % 2 === 0 ? rect(x, y, 44, 26, ink.white, 4) : disc(x, y, 40, ink.greenDark, 14)),
    shape('M0 235h120v30q60 40 40 130H0z', ink.foul)),
  manhole: (found, tone) => pavement(tone) + disc(320, 300, 132, ink.dark, 84)
    + disc(320, 300, 116, found ? ink.black : ink.wallDark, 72) + (found
    ? shape('M210 318q110 60 220 0q-30 54 -110 56t-110 -56z', ink.dark)
    : each([-60, -20, 20, 60], (dx) =>
      line(`M${320 + dx} ${250 + Math.abs(dx) / 4}v${100 - Math.abs(dx) / 2}`, ink.dark, 6))),
  pothole: (found, tone) => pavement(tone) + (found
    ? shape('M190 300q30 -70 110 -64t150 20q50 40 10 90t-130 40t-140 -86z', ink.dark)
      + shape('M230 306q40 -36 100 -32t90 24q10 40 -60 50t-130 -42z', ink.black)
      + at([[180, 240], [470, 260], [430, 400]], (x, y) => disc(x, y, 12, ink.wall))
    : shape('M180 230h280v170h-280z', ink.wet)),
  railing: (found, tone) => waterside(tone) + (found
    ? each([20, 120, 520, 620], (x) => line(`M${x} 200V100`, ink.dark, 10))
      + line('M20 120H170M20 160H150M490 120H620M500 160H620', ink.dark, 10)
      + line('M170 120l60 90M490 120l-50 96', ink.brick, 8)
    : each([20, 120, 220, 320, 420, 520, 620], (x) => line(`M${x} 200V100`, ink.dark, 10))
      + line('M20 120H620M20 160H620', ink.dark, 10)),
  puddle: (found, tone) => street(tone) + (found
    ? shape('M0 370q160 -50 330 -16t310 0v126H0z', ink.water)
      + each([400, 430, 458], (y) => line(`M80 ${y}q60 -10 120 0t120 0t120 0`, ink.light, 3))
    : disc(520, 372, 40, ink.black, 10)),
  lamp: (found, tone) => night() + when(!found, shape(`M${300 + tone * 40} 120L150 470H500Z`, 'rgba(226,208,150,0.45)'))
    + line(`M420 470V130q0 -50 -50 -50h${-50 + tone * 20}`, ink.wallDark, 12)
    + rect(290, 76, 66, 26, found ? ink.black : ink.yellow, 8),
  sign: (found, tone) => street(tone) + turned(found ? 34 : 0, 320, 340, rect(312, 120, 16, 230, ink.dark),
    disc(320, 110, 62, ink.white), line('M258 110a62 62 0 1 0 124 0a62 62 0 1 0 -124 0M276 154L364 66', ink.red, 12)),
  tree: (found, tone) => street(tone) + (found
    ? shape('M60 400L420 330l6 26L70 430z', ink.wood)
      + at([[430, 330], [500, 300], [520, 370], [580, 340]], (x, y) => disc(x, y, 66, ink.greenDark))
    : rect(500, 230, 30, 120, ink.wood) + disc(515, 170, 90, ink.greenDark)),
  bin: (found, tone) => street(tone) + each([200, 320], (x, i) =>
    rect(x, 230, 90, 120, i === 0 ? ink.blue : ink.greenDark, 6) + rect(x - 6, 214, 102, 20, ink.dark, 6))
    + when(found, at([[220, 206], [260, 196], [344, 200], [384, 210], [180, 350], [430, 346]], (x, y, i) =>
      disc(x, y, 24, i % 2 === 0 ? ink.black : ink.wood))),
} as const satisfies Readonly<Record<string, Scene>>
