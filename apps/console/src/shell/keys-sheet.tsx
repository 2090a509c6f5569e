import type { JSX } from 'react'
import { useDialog } from './use-dialog.ts'
import { useShellWords } from './words.ts'
import './palette.css'

/** The keys, all on one sheet. */
export default function KeysSheet({ open, close }: { open: boolean; close: () => void }): JSX.Element {
  const say = useShellWords()
  const dialog = useDialog(open, close)
  const mod = /Mac/.test(navigator.userAgent) ? '⌘' : 'Ctrl'
  const keys = [
    ['move', 'j', 'k'],
    ['open', 'Enter'],
    ['act', 'a'],
    ['choose', 'x'],
    ['refresh', 'r'],
    ['search', `${mod} K`],
    ['send', `${mod} Enter`],
    ['back', 'Esc'],
    ['report', 'n'],
    ['help', '?'],
  ] as const
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="keys-title">
      <h2 id="keys-title">{say('keys.title')}</h2>
      <dl>
        {keys.map(([name, ...pressed]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{say(`keys.${name}`)}</dt>
            <dd>{pressed.map((key) => <kbd key={key}>{key}</kbd>)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="quiet-button" autoFocus onClick={close}>{say('common.close')}</button>
    </dialog>
  )
}
