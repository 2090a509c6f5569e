// The rules of the house (ARCHITECTURE.md §4), as imports. With TypeScript 7 alone this tool sees no .ts file and reports
// success: @swc/core reads them, and tests/invariants/dependencies.test.ts plants violations to prove that it does.

const tests = '\\.test\\.ts$|/testing/|testing\\.ts$|fixture\\.ts$|/toy\\.ts$'

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unknown-imports',
      comment: 'What cannot be found is seen by no other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-knows-only-itself',
      comment: 'Rules are pure: no node:*, no npm, no DOM.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: tests },
      to: { pathNot: '^packages/domain/src/' },
    },
    {
      name: 'contract-knows-domain',
      severity: 'error',
      from: { path: '^packages/contract/src/', pathNot: tests },
      to: { pathNot: '^packages/(contract|domain)/src/|^node_modules/typebox/' },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^apps/server/src/platform/', pathNot: tests },
      to: { path: '^apps/server/src/(modules|app|modules\\.ts)' },
    },
    {
      name: 'module-front-door',
      comment: 'A module is entered through its index.ts.',
      severity: 'error',
      from: { path: '^apps/server/src/modules/([^/]+)/', pathNot: tests },
      to: {
        path: '^apps/server/src/modules/([^/]+)/',
        pathNot: ['^apps/server/src/modules/$1/', '^apps/server/src/modules/[^/]+/index\\.ts$'],
      },
    },
    ...arrows(['areas', 'staff', 'matters', 'cases', 'events']),
    {
      name: 'apps-know-no-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'web-knows-no-contract',
      severity: 'error',
      from: { path: '^packages/web/' },
      to: { path: '^packages/contract/' },
    },
    {
      name: 'packages-know-no-app',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: tests },
      to: { path: tests },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}

/** Arrows between modules point one way: each knows those before it, none of those after. */
function arrows(order) {
  return order.map((module, i) => ({
    name: `arrows-${module}`,
    severity: 'error',
    from: { path: `^apps/server/src/modules/${module}/`, pathNot: tests },
    to: {
      path: '^apps/server/src/modules/([^/]+)/',
      pathNot: `^apps/server/src/modules/(${order.slice(0, i + 1).join('|')})/`,
    },
  }))
}
