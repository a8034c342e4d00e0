import { mergeConfig } from 'vitest/config'
import { project } from '../../scripts/vitest.project.ts'

// A browser that dies on a busy machine says nothing of the page it showed.
const retry = { count: 1, condition: /Target crashed/ }

export default mergeConfig(project('checkout-ui'), { test: { retry } })
