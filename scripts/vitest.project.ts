import { defineProject } from 'vitest/config'

// Packages of the workspace are taken from their sources: no build comes before a test.
const conditions = ['source', 'module', 'node', 'development']

/** Files of tests that need a process of their own. */
export const apart = ['test/**/*.apart.test.ts']

/** What the tests of every package share. */
export const project = (
  name: string,
  include = ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
) =>
  defineProject({
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: ['source'] } },
    test: {
      name,
      include,
      environment: 'node',
      // Said for each project: what the root says of workers does not reach them, and on two cores they would have one.
      maxWorkers: 2,
      // A bank on a busy machine takes its time, and a slow test is not a wrong one.
      testTimeout: 60_000,
      hookTimeout: 120_000,
      expect: { poll: { timeout: 30_000 } },
    },
  })
