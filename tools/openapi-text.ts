/** The committed description of the API, as the contract makes it. */
import { join } from 'node:path'
import { allRoutes, API_VERSION, openApiDocument } from '@onegrid/contract'

export const openApiFile = join(import.meta.dirname, '../docs/openapi.json')

export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(allRoutes, API_VERSION), null, 2)}\n`
}
