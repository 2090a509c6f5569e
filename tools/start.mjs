// npm start: set up what is missing, then run the product. Arguments after `--` go to it.

import { runOn, setUp } from './setup.mjs'

const node = await setUp()
process.exitCode = await runOn(node, ['apps/server/src/main.ts', ...process.argv.slice(2)])
