/**
 * A glyph for each of the ten classes of matters, in a box of 24: on the map's marks and wherever a class is shown
 * small.
 * Strokes only, so that they are read at 14 pixels.
 */
import type { Glyphs } from '@onegrid/web/map'

export const classGlyphs: Glyphs = {
  // 矛盾纠纷: two that face one another
  '01': 'M4 6h9v6H8l-4 3zM20 11v10l-4-3h-5v-3',
  // 社会治安: shield
  '02': 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z',
  // 安全消防: flame
  '03': 'M12 3c1 4 5 6 5 11a5 5 0 0 1-10 0c0-2 1-3 2-4 0 2 1 3 2 3 1-3-1-6 1-10z',
  // 市场监管: scales
  '04': 'M12 4v16M7 20h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z',
  // 城市秩序: stall
  '05': 'M3 10l2-6h14l2 6zM5 10v10h14V10M10 20v-5h4v5',
  // 生态水务: drop
  '06': 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z',
  // 公共设施: lamp
  '07': 'M9 21h6M12 21V9M12 9h7M19 9c0-4-3-6-7-6M15 13h8',
  // 民生服务: hand and heart
  '08': 'M12 20C6 15 3 12 3 8.5a4.5 4.5 0 0 1 9-1 4.5 4.5 0 0 1 9 1c0 3.5-3 6.5-9 11.5z',
  // 应急公卫: cross
  '09': 'M9 3h6v6h6v6h-6v6H9v-6H3V9h6z',
  // 村务其他: house
  '10': 'M3 11l9-8 9 8M6 9v11h12V9',
}

/** Class of a matter's code; nothing where none has been chosen. */
export function glyphOf(matter: string | null | undefined): string | undefined {
  return matter?.slice(0, 2)
}
