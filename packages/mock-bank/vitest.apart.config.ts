import { mergeConfig } from 'vitest/config'
import { apart, project } from '../../scripts/vitest.project.ts'

// What replaces a module for its tests would do so for the files after it, so each has a process of its own.
export default mergeConfig(project('mock-bank apart', apart), {
  test: { setupFiles: ['test/setup.ts'], globalSetup: ['test/run-databases.ts'] },
})
