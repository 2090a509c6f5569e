/** The product, as main.ts starts it, with somebody who listens to its database: the parent takes what was heard. */
import { prepareDistrict } from '../../tools/district/prepare.ts'
import { buildApp } from '../../apps/server/src/app.ts'
import { run } from '../../apps/server/src/platform/process/index.ts'
import { record } from './recorder.ts'

await run({
  prepare: prepareDistrict,
  async build(deps) {
    const app = await buildApp(deps)
    const recorder = record(app.fastify)
    process.on('message', (question) => {
      if (question === 'take') process.send?.(recorder.take())
    })
    return app
  },
})
