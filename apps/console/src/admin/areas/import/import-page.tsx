import { Button, Modal } from 'antd'
import type { ImportReport } from '@onegrid/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { call } from '../../../api/client.ts'
import { useProblemText } from '../../../feedback/problem.ts'
import { useToast } from '../../../feedback/toast.tsx'
import { useMe } from '../../../session/session.tsx'
import { useLanguage } from '../../../words/room-words.ts'
import { LinkButton } from '../../parts/link-button.tsx'
import { RoomHead } from '../../parts/room-head.tsx'
import { ChooseFile } from './choose-file.tsx'
import { ImportOptions } from './import-options.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ReportView } from './report-view.tsx'
import { sendImport } from './send-import.ts'
import type { ImportChoice } from './send-import.ts'
import { Verdict } from './verdict.tsx'
import { useImportWords } from './words.ts'
import './import.css'

interface Work {
  dry: boolean
  share: number
}

/** Choose, check, read the result row by row, import: nothing is written before somebody has seen what it would do. */
export default function ImportPage(): JSX.Element {
  const say = useImportWords()
  const textOf = useProblemText()
  const toast = useToast()
  const queries = useQueryClient()
  const { csrf } = useMe()
  const language = useLanguage()
  const [file, setFile] = useState<File>()
  const [choice, setChoice] = useState<ImportChoice>({ replace: false })
  const [work, setWork] = useState<Work>()
  const [report, setReport] = useState<ImportReport>()
  const [problem, setProblem] = useState('')
  const [asking, setAsking] = useState(false)
  const stop = useRef<AbortController>(undefined)

  async function send(dry: boolean): Promise<void> {
    if (!file) return
    stop.current = new AbortController()
    setProblem('')
    setWork({ dry, share: 0 })
    try {
      const onProgress = (share: number): void => setWork({ dry, share })
      const found = await sendImport({ file, choice, dry, csrf, language, onProgress, signal: stop.current.signal })
      setReport(found)
      if (found.outcome !== 'imported') return
      toast({ text: say('done', { n: found.areas }) })
      void queries.invalidateQueries({
        predicate: ({ queryKey: [id] }) => ['listAreas', 'readArea', 'listImports'].includes(String(id)),
      })
    } catch (error) {
      if (error instanceof DOMException) return
      setProblem(textOf(error))
      // A session that has ended says so to whoever asks the usual way: the sign-in opens above this page.
      void call('getMe').catch(() => undefined)
    } finally {
      setWork(undefined)
    }
  }

  function change(next: { file?: File; choice?: ImportChoice }): void {
    if (next.file) setFile(next.file)
    if (next.choice) setChoice(next.choice)
    setReport(undefined)
    setProblem('')
  }

  const ready = report?.outcome === 'checked'
  return (
    <>
      <RoomHead
        title={say('title')}
        before={
          <Link className="back-link" to="/admin/areas">
            {say('back')}
          </Link>
        }
      >
        <LinkButton to="/admin/areas/imports">{say('history.title')}</LinkButton>
      </RoomHead>
      <div className="import">
        <section className="import-form">
          <ChooseFile file={file} disabled={work !== undefined} onChoose={(chosen) => change({ file: chosen })} />
          <ImportOptions choice={choice} disabled={work !== undefined} onChange={(next) => change({ choice: next })} />
          {work && <ImportProgress {...work} onStop={() => stop.current?.abort()} />}
          {problem && (
            <p className="import-problem" role="alert">
              {problem}
            </p>
          )}
          <div className="import-acts">
            <Button
              type={ready ? 'default' : 'primary'}
              disabled={!file || report?.outcome === 'imported'}
              loading={work?.dry === true}
              onClick={() => void send(true)}
            >
              {say(work?.dry ? 'checking' : 'check')}
            </Button>
            {ready && (
              <Button type="primary" loading={work?.dry === false} onClick={() => setAsking(true)}>
                {say('run')}
              </Button>
            )}
            {report?.outcome === 'imported' && (
              <LinkButton type="primary" to="/admin/areas">
                {say('see')}
              </LinkButton>
            )}
          </div>
        </section>
        {report && (
          <section className="import-result">
            <Verdict report={report} />
            <ReportView report={report} />
          </section>
        )}
      </div>
      <Modal
        open={asking}
        title={say('sureTitle', { areas: report?.areas })}
        okText={say('run')}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false)
          void send(false)
        }}
      >
        <p>
          {say(report && report.ended > 0 ? 'sureReplace' : 'sureAdd', {
            areas: report?.areas,
            villages: report?.villages,
            ended: report?.ended,
          })}
        </p>
        {report && report.ended > 0 && <p>{say('sureBack')}</p>}
      </Modal>
    </>
  )
}
