import type { Matter } from '@onegrid/domain'
import { useMemo } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { useRoutingWords } from '../routing/words.ts'
import type { Speech } from './say-value.ts'
import { useSettingWords } from './settings-words.ts'
import { useRuleWords } from './words.ts'

/** What is spoken of: two sets, and the names of what their rules refer to. */
interface Spoken {
  policy: Named
  base: Named
  names: Readonly<Record<string, string>>
}

interface Named { matters: readonly Pick<Matter, 'code' | 'name'>[] }

/** Everything that is needed to speak of what stands in the draft. */
export function useSpeech(standing: Spoken): Speech {
  const rules = useRuleWords()
  const settings = useSettingWords()
  const say = useRoutingWords()
  const language = useLanguage()
  const { policy, base, names } = standing
  return useMemo(() => {
    // A matter that the draft removes still has its name in what was.
    const matters = [
      ...policy.matters, ...base.matters.filter(({ code }) => !policy.matters.some((one) => one.code === code)),
    ]
    return { rules, settings, language, routing: { say, language, names, matters } }
  }, [rules, settings, say, language, policy, base, names])
}
