import type { JSX } from 'react'
import { CaseList } from './case-list.tsx'
import type { CaseListProps } from './case-list.tsx'
import { ListAndCase } from './list-and-case.tsx'
import { ListBulk } from './list-bulk.tsx'
import type { Opened } from './use-opened.ts'

type OfOpened = 'opened' | 'covered' | 'onOpen' | 'onAct'

/** A list of cases, the one that is open, and what may be done to those that are chosen. */
export function CaseBoard<Row, Page>({
  opened,
  ...props
}: Omit<CaseListProps<Row, Page>, OfOpened> & { opened: Opened<Row> }): JSX.Element {
  const { list, chosen, keyOf, caseOf } = props
  const { covered } = opened
  const listSide = (
    <>
      <CaseList<Row, Page>
        {...props}
        covered={covered}
        opened={opened.key}
        onOpen={opened.show}
        onAct={opened.actUpon}
      />
      <ListBulk rows={list.rows} gone={list.gone} chosen={chosen} keyOf={keyOf} caseOf={caseOf} covered={covered} />
    </>
  )
  return <ListAndCase opened={opened.pane} beside={opened.beside} list={listSide} />
}
