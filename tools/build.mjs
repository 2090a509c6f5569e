// npm run build: everything that `npm start` would make, for a server whose user may not write where the product lies.

import { setUp } from './setup.mjs'
import { buildWeb } from './web/build.mjs'

process.exitCode = (await buildWeb(await setUp())) ? 0 : 1
