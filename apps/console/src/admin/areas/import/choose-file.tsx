import { InboxOutlined } from '@ant-design/icons'
import { useId, useState } from 'react'
import type { DragEvent, JSX } from 'react'
import { useImportWords } from './words.ts'

/** One file, dropped or chosen. What it is, the server tells by its bytes. */
export function ChooseFile({ file, disabled, onChoose }: {
  file: File | undefined
  disabled: boolean
  onChoose: (file: File) => void
}): JSX.Element {
  const say = useImportWords()
  const id = useId()
  const [over, setOver] = useState(false)

  function dropped(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    const [first] = event.dataTransfer.files
    if (first && !disabled) onChoose(first)
  }

  return (
    <div
      className={`import-drop${over ? ' over' : ''}`}
      onDrop={dropped}
      onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
    >
      <InboxOutlined />
      <p>
        {file ? <b>{file.name}</b> : say('drop')} {file && <small>{sizeText(file.size)}</small>}{' '}
        <label htmlFor={id} className="link-button">
          {say(file ? 'again' : 'choose')}
        </label>
        <input
          id={id}
          type="file"
          className="visually-hidden"
          disabled={disabled}
          accept=".geojson,.json,.zip,.shp,.xlsx,.csv,.txt"
          // The same file again, corrected meanwhile, is a change, too.
          onClick={({ currentTarget }) => {
            currentTarget.value = ''
          }}
          onChange={({ target }) => target.files?.[0] && onChoose(target.files[0])}
        />
      </p>
      <small>{say('formats')}</small>
      <small>{say('formatsWhy')}</small>
    </div>
  )
}

function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
