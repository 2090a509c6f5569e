import { useRead } from '../api/queries.ts'

/** Every clock of an event with why it ends when it does; one read for all that show it. */
export function useClocks(id: string) {
  return useRead('explainClocks', { params: { id } })
}
