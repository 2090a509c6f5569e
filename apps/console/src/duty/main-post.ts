import type { OwnDutyPost } from '@onegrid/contract'

/**
 * The post that the header speaks of: where one is on duty by a shift, then where one is on leave, off, or always there
 * at a desk. Undefined for whoever keeps no rota and sits at no desk: there is nothing to say.
 */
export function mainPost(posts: readonly OwnDutyPost[]): OwnDutyPost | undefined {
  const concerned = posts.filter((post) => post.state !== 'no_rota' || post.desk !== null)
  return [...concerned].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0]
}

const order: readonly OwnDutyPost['state'][] = ['shift', 'leave', 'off', 'no_rota']
