import { Button } from 'antd'
import type { JSX } from 'react'
import { useShellWords } from '../../../shell/words.ts'
import { useImportWords } from './words.ts'

/** How much has been sent; then that the server is at work, which cannot be measured. */
export function ImportProgress({
  dry,
  share,
  onStop,
}: {
  dry: boolean
  share: number
  onStop: () => void
}): JSX.Element {
  const say = useImportWords()
  const shell = useShellWords()
  const percent = Math.floor(share * 100)
  const text = share < 1 ? say('sending', { percent }) : say(dry ? 'reading' : 'writing')
  return (
    <div className="import-progress">
      <progress value={share < 1 ? share : undefined} aria-label={text} />
      <span role="status">{text}</span>
      {share < 1 && (
        <Button size="small" onClick={onStop}>
          {shell('common.cancel')}
        </Button>
      )}
    </div>
  )
}
