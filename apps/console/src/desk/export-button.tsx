import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { JSX } from 'react'
import { download } from '../api/client.ts'
import { store } from '../api/receive.ts'
import { useProblemText } from '../feedback/problem.ts'
import { useToast } from '../feedback/toast.tsx'
import { useEventsWords } from './events-words.ts'

/** The list as it is narrowed and ordered, as a workbook. It says how far it has come, and can be stopped. */
export function ExportButton({ query }: { query: object }): JSX.Element {
  const say = useEventsWords()
  const toast = useToast()
  const textOf = useProblemText()
  const [bytes, setBytes] = useState<number>()
  const stopper = useRef<AbortController>(undefined)
  useEffect(() => () => stopper.current?.abort(), [])

  async function run(): Promise<void> {
    const own = new AbortController()
    stopper.current = own
    setBytes(0)
    try {
      const file = await download('exportEvents', { query }, { signal: own.signal, onBytes: setBytes })
      store(file)
      toast({ text: say('export.done', { name: file.name }) })
    } catch (error) {
      if (!own.signal.aborted) toast({ kind: 'problem', text: say('export.refused', { why: textOf(error) }) })
    } finally {
      setBytes(undefined)
    }
  }

  if (bytes === undefined)
    return (
      <Button icon={<DownloadOutlined />} aria-label={say('export.label')} onClick={() => void run()}>
        {say('export.button')}
      </Button>
    )
  return (
    <Button loading onClick={() => stopper.current?.abort()} title={say('export.stop')}>
      <span role="status">
        {bytes === 0 ? say('export.asking') : say('export.reading', { size: sizeOf(bytes) })}
      </span>
      {` · ${say('export.stop')}`}
    </Button>
  )
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
