// As tools/start.mjs does, with the smallest product in place of the whole one.

import { runOn } from '../../tools/setup.mjs'

console.log(`started by ${process.pid}`)
process.exitCode = await runOn(process.execPath, ['tests/lifecycle/minimal.ts'])
