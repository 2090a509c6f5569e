/** Posts on redrawn ground: where each would go. */
import type { Answer, Input } from '../../api/client.ts'

export type Displaced = Answer<'listDisplacedPosts'>['items'][number]
type PostMove = Input<'movePosts'>['body']['moves'][number]

/** The server takes so many at once. */
const MOVES_MOST = 2000

/**
 * Everybody goes to the grid with the largest share of the old one, unless another was chosen; whose grid nobody took
 * over stays.
 */
export function movesOf(items: readonly Displaced[], chosen: Readonly<Record<string, string>>): PostMove[] {
  return items.flatMap(({ post, successors }) => {
    const wanted = chosen[post.id]
    const heir = successors.find(({ id }) => id === wanted) ?? successors[0]
    return heir ? [{ postId: post.id, areaId: heir.id }] : []
  })
}

export function inParts<T>(all: readonly T[], most = MOVES_MOST): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, i) => all.slice(i * most, (i + 1) * most))
}
