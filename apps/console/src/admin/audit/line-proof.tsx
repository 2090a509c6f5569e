import type { Answer } from '../../api/client.ts'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { Failed } from '../../feedback/states.tsx'
import { stampText } from '../parts/dates.ts'
import { Facts } from '../parts/facts.tsx'
import { useAuditWords } from './words.ts'

type Proof = Answer<'readAuditLine'>['proof']

/** Whether the line is as it was written. Asked for by a button: verifying is on the log, too. */
export function LineProof({ id }: { id: string }): JSX.Element {
  const say = useAuditWords()
  const [wanted, setWanted] = useState(false)
  const found = useRead('readAuditLine', { params: { id } }, { enabled: wanted, fresh: 0 })
  const { proof, reason } = found.data ?? {}
  return (
    <section>
      <h3>{say('proof.title')}</h3>
      {found.error && <Failed error={found.error} again={() => void found.refetch()} />}
      {proof && <ProofFacts proof={proof} />}
      {reason && <Facts items={[[say('line.reason'), reason]]} />}
      {!proof && (
        <Button loading={wanted && found.isPending} onClick={() => setWanted(true)}>
          {say(wanted ? 'proof.going' : 'proof.go')}
        </Button>
      )}
    </section>
  )
}

function ProofFacts({ proof }: { proof: Proof }): JSX.Element {
  const say = useAuditWords()
  const { verdict, hash, chain, seal, text } = proof
  const own = useHash(text)
  return (
    <>
      <p className={`audit-verdict ${verdict}`} role="status">
        {say(`proof.${verdict}`)}
      </p>
      <Facts
        items={[
          [
            say('proof.hash'),
            <>
              <code>{hash}</code>
              {own !== undefined && <small>{say(own === hash ? 'proof.byBrowser' : 'proof.byBrowserNot')}</small>}
            </>,
          ],
          [say('proof.chain'), chain && <code>{chain}</code>],
          [
            say('proof.seal'),
            seal && (
              <>
                {say('proof.sealText', { from: seal.from, to: seal.to, at: stampText(seal.at) })}{' '}
                <code>{seal.hash}</code>
              </>
            ),
          ],
          [
            say('proof.text'),
            <code key="text" className="audit-text">
              {text}
            </code>,
          ],
        ]}
      />
    </>
  )
}

/** SHA-256 of the text by this browser; undefined where it may not compute one (a page without https). */
function useHash(text: string): string | undefined {
  const [hash, setHash] = useState<string>()
  useEffect(() => {
    let gone = false
    void globalThis.crypto.subtle?.digest('SHA-256', new TextEncoder().encode(text)).then((bytes) => {
      if (!gone) setHash([...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join(''))
    })
    return () => {
      gone = true
    }
  }, [text])
  return hash
}
