import type { PolicyBody, PolicyChange } from '@onegrid/domain'
import { useMemo } from 'react'
import type { JSX } from 'react'
import type { Answer } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import type { Standing } from './draft-data.ts'
import { changeSentence, pieceChanges } from './change-lines.ts'
import type { Speech } from './say-value.ts'
import { useSpeech } from './use-speech.ts'
import { sayWhen } from './say-when.ts'
import { useRuleWords } from './words.ts'

type Step = Answer<'listPolicyHistory'>['items'][number]

/** What became of one piece with each number, the newest first: who published it, when, and what was different. */
export function PieceHistory({ piece, standing }: { piece: string; standing: Standing }): JSX.Element {
  const say = useRuleWords()
  const language = useLanguage()
  const now = useNow(60_000)
  const read = useRead('listPolicyHistory', { query: { piece } }, { keep: true })
  const speech = useSpeech(standing)
  const steps = useMemo(
    () => (read.data?.items ?? []).map((step) => ({ ...step, lines: linesOf(step, piece, standing.base, speech) })),
    [read.data, piece, standing.base, speech],
  )
  if (read.isPending) return <Waiting rows={2} />
  if (read.isError) return <Failed error={read.error} again={() => void read.refetch()} />
  return (
    <ol className="rules-history">
      {steps.map(({ policy, lines }) => (
        <li key={policy.no}>
          <p>
            <b>{say('version.no', { no: policy.no })}</b>
            {policy.state !== 'past' && <span className="rules-mark">{say(`version.state.${policy.state}`)}</span>}
            <span className="rules-soft">
              {policy.publishedAt !== null && sayWhen(policy.publishedAt, now, language)}
              {' '}
              {say('version.by', { who: policy.publishedBy ?? say('version.system') })}
            </span>
          </p>
          {policy.note && <p className="rules-soft">{policy.note}</p>}
          {lines.map((line) => <p key={line}>{line}</p>)}
        </li>
      ))}
    </ol>
  )
}

/** The difference of one piece is that of two sets that have nothing else apart. */
function linesOf({ changes, before, after }: Step, piece: string, base: PolicyBody, speech: Speech): string[] {
  const [room = '', name] = piece.split('/')
  const setWith = (value: unknown): PolicyBody =>
    ({ ...base, [room]: name === undefined ? value : value === undefined ? [] : [value] }) as PolicyBody
  return pieceChanges(changes as PolicyChange[], setWith(before), setWith(after), speech)
    .map((one) => withoutSubject(changeSentence(one, speech), one.subject))
}

/** Whose history it is stands above it. */
function withoutSubject(sentence: string, subject: string): string {
  return sentence.startsWith(subject) ? sentence.slice(subject.length).replace(/^[：:]\s*/, '') : sentence
}
