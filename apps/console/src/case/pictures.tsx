/** Pictures, recordings and papers of a case as tiles; one opens large, a paper is downloaded. */
import { AudioOutlined, FileTextOutlined, PlayCircleOutlined } from '@ant-design/icons'
import { Suspense, lazy, useState } from 'react'
import type { JSX } from 'react'
import { address } from '../api/client.ts'
import { useRead } from '../api/queries.ts'
import type { PlacedAt } from './file-facts.tsx'
import { useCaseWords } from './words.ts'
import './pictures.css'

const Viewer = lazy(() => import('./viewer.tsx'))

export interface PicturesProps {
  ids: readonly string[]
  label: string
  /** All that the viewer leafs through; the tiles themselves where it is left out. */
  groups?: readonly { label: string; ids: readonly string[] }[]
  place?: PlacedAt | null
  size?: 'small' | 'large'
}

export function Pictures({ ids, label, groups, place, size = 'small' }: PicturesProps): JSX.Element {
  const [open, setOpen] = useState<string>()
  return (
    <>
      <ul className={`pictures ${size}`} aria-label={label}>
        {ids.map((id, i) => (
          <li key={id}><Tile id={id} label={label} n={i + 1} open={() => setOpen(id)} /></li>
        ))}
      </ul>
      {open !== undefined && (
        <Suspense>
          <Viewer groups={groups ?? [{ label, ids }]} start={open} place={place} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function Tile({ id, label, n, open }: { id: string; label: string; n: number; open: () => void }): JSX.Element {
  const say = useCaseWords()
  const { data, isError } = useRead('describeFile', { params: { id } }, { fresh: Infinity })
  if (isError) return <span className="picture-tile gone">{say('pictures.gone')}</span>
  if (!data) return <span className="picture-tile" />
  if (data.kind === 'document') {
    return (
      <a className="picture-tile paper" href={address('readFile', { params: { id } })} download={data.name}>
        <FileTextOutlined /><span>{data.name}</span>
      </a>
    )
  }
  return (
    <button type="button" className="picture-tile" onClick={open} aria-label={say('pictures.open', { label, n })}
      title={data.name}>
      {data.kind === 'picture' && <img src={address('readThumbnail', { params: { id } })} alt="" loading="lazy" />}
      {data.kind === 'video' && <><PlayCircleOutlined /><span>{say('pictures.video')}</span></>}
      {data.kind === 'audio' && <><AudioOutlined /><span>{say('pictures.audio')}</span></>}
    </button>
  )
}
