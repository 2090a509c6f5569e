import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'
import { longest, LongestFirst } from './tests/longest-first.ts'

const files = ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'tools/**/*.test.ts', 'tests/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['tests/global-setup.ts'],
    sequence: { sequencer: LongestFirst },
    // Two cores: with a third worker a browser answers too late now and then.
    maxWorkers: 2,
    // A test fails by what it finds. These only end one that hangs, and a busy machine is slow many times over.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // A browser on a busy machine answers in seconds, not at once.
    expect: { poll: { timeout: 60_000 } },
    // A start of the product is mostly the reading of its sources: what the first one has compiled, the next need not.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/compiled') },
    projects: [
      { extends: true, test: { name: 'long', include: [...longest] } },
      // Reading the product anew for each of two hundred files would take longer than half of them run.
      {
        extends: true,
        test: {
          name: 'short', include: files, exclude: [...configDefaults.exclude, ...longest], isolate: false,
          setupFiles: ['tests/same-draws.ts'],
        },
      },
    ],
  },
})
