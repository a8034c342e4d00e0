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
      // A bank on a busy machine takes its time, and a slow test is not a wrong one.
      testTimeout: 20_000,
      hookTimeout: 60_000,
    },
  })
