const levels = ['1', '2', '3', '4'] as const
type LevelPath = `level.${(typeof levels)[number]}` | 'level.none'

/** 一级 … 四级; 未定级 while nobody has said. */
export function levelName(say: (path: LevelPath) => string, level: number | null): string {
  const known = levels.find((each) => each === String(level))
  return say(known ? `level.${known}` : 'level.none')
}
