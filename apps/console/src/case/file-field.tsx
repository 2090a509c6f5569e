/** Files of a form: chosen, dropped or pasted, each with its progress, its picture and a way to take it off. */
import { CloseOutlined, PaperClipOutlined, ReloadOutlined } from '@ant-design/icons'
import { useEffect, useRef, useState } from 'react'
import type { ClipboardEvent, DragEvent, JSX } from 'react'
import { address } from '../api/client.ts'
import { useUploads } from './use-uploads.ts'
import type { Upload } from './use-uploads.ts'
import type { FileValue } from './values.ts'
import { useCaseWords } from './words.ts'
import './file-field.css'

interface FileFieldProps {
  id: string
  value: readonly FileValue[] | undefined
  onChange: (change: (before: readonly FileValue[] | undefined) => readonly FileValue[] | undefined) => void
  max?: number
  label: string
  describedBy?: string
  invalid?: boolean
  /** Hears how many files are still on their way. */
  onBusy?: (running: number) => void
}

/** What the server takes. Rule: docs/api.md, files first. */
const ACCEPTED = 'image/jpeg,image/png,image/webp,video/mp4,video/quicktime,video/webm,audio/*,application/pdf'
const MEGABYTE = 1_048_576

export function FileField(props: FileFieldProps): JSX.Element {
  const { id, value = [], onChange, max = 9, label, describedBy, invalid, onBusy } = props
  const say = useCaseWords()
  const [over, setOver] = useState(false)
  const [notice, setNotice] = useState<string>()
  const chooser = useRef<HTMLInputElement>(null)
  const { running, add, drop, retry } = useUploads((file) => onChange((before = []) => [...before, file]))
  const waiting = running.filter(({ problem }) => problem === undefined).length
  useEffect(() => onBusy?.(waiting), [waiting, onBusy])
  const room = max - value.length - running.length

  function take(files: readonly File[]): void {
    const fitting = files.filter(fits)
    const [large] = files.filter((file) => !fits(file))
    const crowded = fitting.length > room ? say('files.tooMany', { n: max }) : undefined
    setNotice(large ? say('files.tooLarge', { n: mostOf(large) }) : crowded)
    add(fitting.slice(0, Math.max(0, room)))
  }

  function receive(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    take([...event.dataTransfer.files])
  }

  function paste(event: ClipboardEvent): void {
    const { files } = event.clipboardData
    if (files.length === 0) return
    event.preventDefault()
    take([...files])
  }

  return (
    <div className={`file-field${over ? ' over' : ''}${invalid ? ' invalid' : ''}`} role="group" aria-label={label}
      aria-describedby={describedBy}
      onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
      onDrop={receive} onPaste={paste}>
      <ul className="file-tiles">
        {value.map((file) => (
          <li key={file.id} className="file-tile">
            {file.kind === 'picture'
              ? <img src={address('readThumbnail', { params: { id: file.id } })} alt={file.name} />
              : <span>{file.name}</span>}
            <button type="button" aria-label={say('files.remove', { name: file.name })} title={file.name}
              onClick={() => onChange((before = []) => before.filter((one) => one.id !== file.id))}>
              <CloseOutlined />
            </button>
          </li>
        ))}
        {running.map((one) => (
          <Running key={one.key} one={one} drop={() => drop(one.key)} retry={() => retry(one.key)} />
        ))}
        {room > 0 && (
          <li>
            <button type="button" id={id} className="file-add" onClick={() => chooser.current?.click()}>
              <PaperClipOutlined /> {say('files.add')}
            </button>
          </li>
        )}
      </ul>
      <input ref={chooser} type="file" hidden multiple accept={ACCEPTED} tabIndex={-1}
        onChange={({ target }) => { take([...(target.files ?? [])]); target.value = '' }} />
      <p className="file-limits" role="status">
        {notice ?? `${say('files.drop')} · ${say('files.limits', { n: max })}`}
      </p>
    </div>
  )
}

function Running({ one, drop, retry }: { one: Upload; drop: () => void; retry: () => void }): JSX.Element {
  const say = useCaseWords()
  const { file, share, problem } = one
  const percent = Math.round(share * 100)
  return (
    <li className={`file-tile running${problem ? ' failed' : ''}`} title={problem ?? file.name}>
      <span>{problem ?? file.name}</span>
      {problem ? (
        <button type="button" className="file-retry" aria-label={`${say('files.retry')} ${file.name}`} onClick={retry}>
          <ReloadOutlined />
        </button>
      ) : <progress value={share} aria-label={say('files.uploading', { name: file.name, percent })} />}
      <button type="button" aria-label={say('files.remove', { name: file.name })} onClick={drop}>
        <CloseOutlined />
      </button>
    </li>
  )
}

function mostOf(file: File): number {
  return file.type.startsWith('video/') ? 200 : 20
}

function fits(file: File): boolean {
  return file.size <= mostOf(file) * MEGABYTE
}
