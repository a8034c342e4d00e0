import { mergeConfig } from 'vitest/config'
import { project } from '../../scripts/vitest.project.ts'

export default mergeConfig(project('mock-bank'), { test: { setupFiles: ['test/setup.ts'] } })
