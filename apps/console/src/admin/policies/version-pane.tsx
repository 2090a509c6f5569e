import { policyChanges } from '@onegrid/domain'
import { Button, Input, Modal, Tabs } from 'antd'
import { useMemo, useState } from 'react'
import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { useProblemText } from '../../feedback/problem.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useRoles } from '../../session/session.tsx'
import { ChangeList } from './change-list.tsx'
import { pieceChanges } from './change-lines.ts'
import type { PolicyEntry, Standing } from './draft-data.ts'
import { useDraftEdits } from './draft-edits.ts'
import { useSpeech } from './use-speech.ts'
import { VersionContent } from './version-content.tsx'
import { useRuleWords } from './words.ts'

/** One number: what it changed against the one before, all that it says, and how to go on from it. */
export function VersionPane({ entry, standing }: { entry: PolicyEntry; standing: Standing }): JSX.Element {
  const say = useRuleWords()
  const [q, setQ] = useState('')
  const mayWrite = useRoles('admin_system')
  const own = useRead('getPolicy', { params: { no: entry.no } }, { fresh: Infinity })
  const before = useRead('getPolicy', { params: { no: entry.no - 1 } }, { fresh: Infinity, enabled: entry.no > 1 })
  const speech = useSpeech({
    policy: own.data?.policy ?? standing.policy, base: before.data?.policy ?? standing.base,
    names: { ...standing.names, ...before.data?.names, ...own.data?.names },
  })
  const pieces = useMemo(() => {
    if (!own.data || !before.data) return []
    return pieceChanges(policyChanges(before.data.policy, own.data.policy), before.data.policy, own.data.policy, speech)
  }, [own.data, before.data, speech])
  const failed = own.isError ? own : before.isError ? before : undefined
  if (failed) return <Failed error={failed.error} again={() => void failed.refetch()} />
  if (!own.data || (entry.no > 1 && !before.data)) return <Waiting />
  const { policy } = own.data
  return (
    <section className="versions-pane" aria-label={say('version.no', { no: entry.no })}>
      <header className="versions-head">
        <h2>{say('version.no', { no: entry.no })}</h2>
        <span className="rules-soft">
          {say('version.matters', { n: policy.matters.length })}
          {say('and')}
          {say('version.rules', { n: policy.routing.length })}
        </span>
        {mayWrite && <IntoDraft entry={entry} policy={policy} standing={standing} />}
      </header>
      <Tabs
        className="versions-tabs"
        items={[
          {
            key: 'changes', label: `${say('version.changes')} ${entry.no > 1 ? pieces.length : ''}`,
            children: pieces.length === 0 ? <p>{say(entry.no === 1 ? 'version.first' : 'version.same')}</p> : (
              <div className="versions-changes">
                <p className="rules-soft">{say('version.against')}</p>
                <ChangeList pieces={pieces} />
              </div>
            ),
          },
          {
            key: 'content', label: say('version.content'),
            children: (
              <>
                <Input
                  allowClear value={q} placeholder={say('version.search')} aria-label={say('version.search')}
                  onChange={(event) => setQ(event.target.value)}
                />
                <VersionContent policy={policy} q={q} speech={speech} />
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

function IntoDraft(
  { entry, policy, standing }: { entry: PolicyEntry; policy: Standing['policy']; standing: Standing },
): JSX.Element {
  const say = useRuleWords()
  const edits = useDraftEdits(standing)
  const toast = useToast()
  const textOf = useProblemText()
  const [asked, setAsked] = useState(false)
  const n = standing.changes.length
  async function put(): Promise<void> {
    setAsked(false)
    const { draft, policy: former, baseNo } = standing
    try {
      await edits.replace(policy)
      const undo = (): void => void (draft ? edits.replace(former, baseNo) : edits.discard()).then(
        () => toast({ text: say('version.back') }), (error: unknown) => toast({ kind: 'problem', text: textOf(error) }))
      toast({ text: say('version.intoDraftDone', { no: entry.no }), undo })
    } catch (error) {
      toast({ kind: 'problem', text: textOf(error) })
    }
  }
  return (
    <>
      <Button onClick={() => (n === 0 ? void put() : setAsked(true))}>{say('version.intoDraft')}</Button>
      <Modal
        open={asked} width={420} title={say('version.intoDraftTitle', { no: entry.no })} okText={say('version.replace')}
        cancelText={say('form.cancel')}
        onOk={() => void put()} onCancel={() => setAsked(false)}
      >
        {say('version.intoDraftWhy', { n })}
      </Modal>
    </>
  )
}
