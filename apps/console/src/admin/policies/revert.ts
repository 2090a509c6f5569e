/** Taking one piece of the draft back to what it was. */
import type { PolicyBody } from '@onegrid/domain'
import type { DraftEdits, Settings } from './draft-edits.ts'

/** @param piece as `pieceOf` names it */
export async function revertPiece(
  piece: string, { base, policy }: { base: PolicyBody; policy: PolicyBody }, edits: DraftEdits,
): Promise<void> {
  const [room, name = ''] = piece.split('/')
  if (room === 'matters') {
    const old = base.matters.find(({ code }) => code === name)
    const now = policy.matters.find(({ code }) => code === name)
    return old ? edits.putMatter(old, now ?? null) : edits.removeMatter(name)
  }
  if (room === 'routing') {
    const old = base.routing.find(({ id }) => id === name)
    const was = policy.routing.find(({ id }) => id === name) ?? null
    return old ? edits.putRule(old, { was, before: formerPlace(name, base, policy) }) : edits.removeRule(name)
  }
  const settings = settingsOf(policy)
  return edits.putSettings({ ...settings, [piece]: settingsOf(base)[piece as keyof Settings] }, settings)
}

/** The rule before which it stood: the first after it that is still there; null: last. */
function formerPlace(
  id: string, base: Pick<PolicyBody, 'routing'>, policy: Pick<PolicyBody, 'routing'>,
): string | null {
  const there = new Set(policy.routing.map((rule) => rule.id))
  const from = base.routing.findIndex((rule) => rule.id === id)
  return base.routing.slice(from + 1).find((rule) => there.has(rule.id))?.id ?? null
}

/** All but matters and rules. */
export function settingsOf({ matters: _matters, routing: _routing, ...settings }: PolicyBody): Settings {
  return settings
}
