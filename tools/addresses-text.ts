import { allRoutes } from '../packages/contract/src/index.ts'

/** The source of packages/contract/src/addresses.ts: method and path of every route, by its id. */
export function addressesText(): string {
  const lines = allRoutes.map(({ id, method, path }) => `  ${id}: { method: '${method}', path: '${path}' },`)
  return [
    '// Made by `node tools/generate.ts` from the routes. A browser needs where a route is, not its schemas, which',
    '// would weigh more than the first screen.',
    '',
    'export const addresses = {',
    ...lines,
    '} as const',
    '',
  ].join('\n')
}
