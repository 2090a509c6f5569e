import { writeFileSync } from 'node:fs'
import { openApiFile, openApiText } from './openapi-text.ts'

// Writes the committed description of the API; its diff is the review of a change to the contract.

writeFileSync(openApiFile, openApiText())
process.stdout.write(`${openApiFile}\n`)
