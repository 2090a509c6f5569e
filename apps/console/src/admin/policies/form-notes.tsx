import { joined } from '@onegrid/domain/words'
import { Button } from 'antd'
import type { JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import type { PieceForm } from './piece-form.ts'
import { useRuleWords } from './words.ts'

/** What stands above a form: what came back, what somebody else has changed meanwhile, what went wrong. */
export function FormNotes<T extends object>({ form, sayField, problem }: {
  form: PieceForm<T>
  sayField: (name: string) => string
  problem?: string
}): JSX.Element {
  const say = useRuleWords()
  const language = useLanguage()
  const { met, restored } = form
  const list = (names: readonly string[]): string => joined(names.map(sayField), language)
  const taken = met?.theirs.filter((name) => !met.conflicts.includes(name)) ?? []
  const takeTheirs = (): void => {
    const { other, conflicts } = met!
    form.change(Object.fromEntries(conflicts.map((name) => [name, other[name as keyof T]])) as Partial<T>)
    form.settle()
  }
  return (
    <>
      {restored && (
        <p className="rules-note" role="status">
          {say('form.restored')}
          <Button size="small" type="text" onClick={form.reset}>{say('form.reset')}</Button>
        </p>
      )}
      {taken.length > 0 && <p className="rules-note" role="status">{say('form.met', { fields: list(taken) })}</p>}
      {met && met.conflicts.length > 0 && (
        <p className="rules-note warning" role="alert">
          {say('form.conflict', { fields: list(met.conflicts) })}
          <Button size="small" onClick={takeTheirs}>{say('form.takeTheirs')}</Button>
          <Button size="small" onClick={form.settle}>{say('form.keepMine')}</Button>
        </p>
      )}
      {problem && <p className="rules-note problem" role="alert">{problem}</p>}
    </>
  )
}
