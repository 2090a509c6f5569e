/** The names that a case shows, in the reader's language. */
import { matterOf } from '@onegrid/domain'
import type { Language } from '@onegrid/domain'
import type { Names } from '../cases/index.ts'
import type { Scene } from './scene.ts'

export function namesOf(
  { directory, tree, policy }: Pick<Scene, 'directory' | 'tree' | 'policy'>, lang: Language,
): Names {
  return {
    unit: (id) => directory.units.get(id)?.name,
    desk: (id) => directory.desks.get(id)?.name,
    person: (id) => directory.name(id),
    area: (id) => tree.get(id)?.name,
    matter: (code) => matterOf(policy, code)?.name[lang === 'en' ? 'en' : 'zh'],
  }
}
