import { defineProject } from 'vitest/config'

// Packages of the workspace are taken from their sources: no build comes before a test.
const conditions = ['source', 'module', 'node', 'development']

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
      // For the worker threads and processes a test starts, which Vite does not see.
      execArgv: ['--conditions=source'],
      // A bank on a busy machine takes its time, and a slow test is not a wrong one.
      testTimeout: 20_000,
      hookTimeout: 60_000,
    },
  })
