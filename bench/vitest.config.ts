import { project } from '../scripts/vitest.project.ts'

export default project('bench', ['test/*.test.ts'])
