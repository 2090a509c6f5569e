import { prepareDistrict } from '../../../tools/district/prepare.ts'
import { buildApp } from './app.ts'
import { run } from './platform/process/index.ts'

// The only module with side effects: the process, from its settings to its end.

await run({ build: buildApp, prepare: prepareDistrict })
