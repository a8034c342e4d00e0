import { buildAll } from './builds.ts'

process.exitCode = (await buildAll()) ? 0 : 1
