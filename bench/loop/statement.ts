/** What the product says to the database, as it was heard and as it is said again. */

export interface Statement {
  /** Which connection it went over: what stands between begin and commit of one belongs together. */
  connection: number
  /** The client on whose behalf it was; undefined for what the product does by itself. */
  client: number | undefined
  /** Of one that its connection has prepared. */
  name: string | undefined
  text: string
  values: readonly unknown[]
  /** Places in the one order of all beginnings and ends. */
  began: number
  ended: number
  failed: boolean
}

/** A transaction, or a statement by itself: on one connection, in one piece. */
export interface Unit {
  client: number | undefined
  statements: readonly Statement[]
  began: number
  ended: number
}

/** By the order of their beginnings. */
export function unitsOf(statements: readonly Statement[]): Unit[] {
  const units: Unit[] = []
  const open = new Map<number, Statement[]>()
  const done = (own: readonly Statement[]) => {
    const [first, last] = [own[0], own.at(-1)]
    if (first && last) units.push({ client: first.client, statements: own, began: first.began, ended: last.ended })
  }
  for (const statement of statements.toSorted((a, b) => a.began - b.began)) {
    const { connection, text } = statement
    const within = open.get(connection)
    if (within) within.push(statement)
    else if (/^(begin|start transaction)/i.test(text)) open.set(connection, [statement])
    else done([statement])
    if (within && /^(commit|rollback)\s*;?$/i.test(text)) {
      open.delete(connection)
      done(within)
    }
  }
  return units.sort((a, b) => a.began - b.began)
}

/** The header by which a client of the bench says which it is. */
export const clientHeader = (client: number, n: number): string => `bench-${client}-${String(n).padStart(8, '0')}`

export function clientOf(requestId: string | string[] | undefined): number | undefined {
  const found = typeof requestId === 'string' ? /^bench-(\d+)-/.exec(requestId)?.[1] : undefined
  return found === undefined ? undefined : Number(found)
}
