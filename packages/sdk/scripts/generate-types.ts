/** Writes `src/generated/types.ts`: named interfaces with docs, which inferred types lose in a built d.ts. */
import { writeFileSync } from 'node:fs'

import { renderTypes, renderTypeTest } from './render-types.ts'

writeFileSync(new URL('../src/generated/types.ts', import.meta.url), renderTypes())
writeFileSync(new URL('../test/generated/types.test.ts', import.meta.url), renderTypeTest())
