import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { renderTypes, renderTypeTest } from '../../scripts/render-types.ts'

const fileAt = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

test('the generated types are those of the contract as it stands', () => {
  expect(fileAt('../../src/generated/types.ts')).toBe(renderTypes())
  expect(fileAt('./types.test.ts')).toBe(renderTypeTest())
})
