/** Files on their way to the server: how far each has come, what failed and why. */
import { useEffect, useRef, useState } from 'react'
import { newActionId } from '../api/action-id.ts'
import { upload } from '../api/client.ts'
import { useProblemText } from '../feedback/problem.ts'
import type { FileValue } from './values.ts'

export interface Upload {
  key: string
  file: File
  /** 0 to 1. */
  share: number
  problem?: string
}

interface Uploads {
  running: readonly Upload[]
  add(files: readonly File[]): void
  drop(key: string): void
  retry(key: string): void
}

/** @param done hears of each file that has arrived */
export function useUploads(done: (file: FileValue) => void): Uploads {
  const [running, setRunning] = useState<readonly Upload[]>([])
  const textOf = useProblemText()
  const aborts = useRef(new Map<string, AbortController>())
  const hear = useRef(done)
  useEffect(() => { hear.current = done })
  useEffect(() => {
    const open = aborts.current
    return () => open.forEach((abort) => abort.abort())
  }, [])

  const change = (key: string, more: Partial<Upload>): void =>
    setRunning((all) => all.map((one) => (one.key === key ? { ...one, ...more } : one)))
  const drop = (key: string): void => {
    aborts.current.get(key)?.abort()
    setRunning((all) => all.filter((one) => one.key !== key))
  }

  async function send(key: string, file: File): Promise<void> {
    const abort = new AbortController()
    aborts.current.set(key, abort)
    change(key, { share: 0, problem: undefined })
    try {
      const onProgress = (share: number): void => change(key, { share })
      const { id, name, kind } = await upload(file, { signal: abort.signal, onProgress })
      hear.current({ id, name, kind })
      drop(key)
    } catch (error) {
      if (!abort.signal.aborted) change(key, { problem: textOf(error) })
    }
  }

  return {
    running,
    add(files) {
      const added = files.map((file) => ({ key: newActionId(), file, share: 0 }))
      setRunning((all) => [...all, ...added])
      for (const { key, file } of added) void send(key, file)
    },
    drop,
    retry(key) {
      const again = running.find((one) => one.key === key)
      if (again) void send(key, again.file)
    },
  }
}
