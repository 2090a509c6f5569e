import type { TrailLineBody } from '@onegrid/contract'
import type { JSX } from 'react'
import { Dated } from './dated.tsx'
import { wordsIn } from './replies.ts'
import type { Reply } from './replies.ts'
import { useOrderWords } from './words.ts'

/** A reply in its words with who signs it, and under it the judgement. */
export function ReplyEntry({ title, reply, none }: { title: string; reply?: Reply; none?: string }): JSX.Element {
  const say = useOrderWords()
  return (
    <div className="order-reply">
      <h2>{title}</h2>
      {reply ? (
        <>
          <p className="order-words">{wordsIn(reply.line)}</p>
          <Signed line={reply.line} />
          <h2>{say('review')}</h2>
          {reply.judged ? (
            <>
              <p className="order-words">
                <b>{say(reply.judged.passed ? 'reviewPassed' : 'reviewReturned')}</b>
                {wordsIn(reply.judged.line) && ` ${wordsIn(reply.judged.line)}`}
              </p>
              <Signed line={reply.judged.line} />
            </>
          ) : (
            <p className="order-none">{say('noReview')}</p>
          )}
        </>
      ) : (
        <p className="order-none">{none}</p>
      )}
    </div>
  )
}

/** Unit, name, moment, as a letter is signed. */
function Signed({ line }: { line: TrailLineBody }): JSX.Element {
  const say = useOrderWords()
  const { unit, desk, person, roleText } = line.by
  return (
    <p className="order-signed">
      {line.files.length > 0 && <small>{say('files', { n: line.files.length, count: line.files.length })}</small>}
      <span>{[unit?.name ?? desk?.name, person?.name ?? roleText].filter(Boolean).join(' ')}</span>
      <Dated at={line.at} />
    </p>
  )
}
