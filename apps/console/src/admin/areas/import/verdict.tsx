import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons'
import type { ImportReport } from '@onegrid/contract'
import type { JSX } from 'react'
import { useImportWords } from './words.ts'

/** The result in one sentence, and what would become of what is in force. */
export function Verdict({ report }: { report: ImportReport }): JSX.Element {
  const say = useImportWords()
  const { outcome, areas, villages, ended } = report
  const errors = report.findings.filter(({ severity }) => severity === 'error').length
  if (outcome === 'rejected') {
    return (
      <p className="import-verdict refused" role="status">
        <CloseCircleOutlined /> {say('rejected', { n: errors })}
      </p>
    )
  }
  const after =
    outcome === 'checked'
      ? say(ended > 0 ? 'checkedEnds' : 'checkedAdds', { ended })
      : ended > 0 && say('importedEnds', { ended })
  return (
    <p className="import-verdict" role="status">
      <CheckCircleOutlined /> {say(outcome, { areas, villages })}
      {after && <span>{after}</span>}
    </p>
  )
}
