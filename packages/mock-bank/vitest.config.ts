import { mergeConfig } from 'vitest/config'
import { apart, project } from '../../scripts/vitest.project.ts'

// One bank serves the files that a process runs after each other, each test in a realm of its own.
export default mergeConfig(project('mock-bank'), {
  test: {
    exclude: apart,
    isolate: false,
    setupFiles: ['test/setup.ts'],
    globalSetup: ['test/run-databases.ts'],
  },
})
