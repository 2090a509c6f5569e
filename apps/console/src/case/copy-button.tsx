import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { useEffect, useState } from 'react'
import type { JSX } from 'react'
import { useShellWords } from '../shell/words.ts'

/** Copies a text and says so on the spot. */
export function CopyButton({ text, name }: { text: string; name?: string }): JSX.Element {
  const say = useShellWords()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const label = copied ? say('common.copied') : (name ?? say('common.copy'))
  return (
    <button type="button" className="copy-button no-print" aria-label={label} title={label}
      onClick={() => void copyText(text).then(setCopied)}>
      {copied ? <CheckOutlined /> : <CopyOutlined />}
    </button>
  )
}

/** The clipboard is there on safe origins only; an intranet's plain http copies the old way. */
async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => copyBySelection(text))
  return copyBySelection(text)
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}
