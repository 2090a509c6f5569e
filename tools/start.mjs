// npm start: set up what is missing, build the pages, then run the product. Arguments after `--` go to it.

import { runOn, setUp } from './setup.mjs'
import { buildWeb } from './web/build.mjs'

const node = await setUp()
if (!(await buildWeb(node))) process.exit(1)
process.exitCode = await runOn(node, ['apps/server/src/main.ts', ...process.argv.slice(2)])
