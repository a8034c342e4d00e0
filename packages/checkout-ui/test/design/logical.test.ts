import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const src = join(import.meta.dirname, '../../src')

/** What the checkout is made of. */
const folders = ['pay', 'design', 'challenge']

const files = folders.flatMap((folder) =>
  readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:tsx|css)$/.test(file))
    .map((file) => join(folder, file)),
)

// `start` and `end` turn around with the direction of writing; these do not.
const physicalClass =
  /(?<=[\s"'`:])-?(?:[mp][lr]|left|right|border-[lr]|rounded-(?:[lr]|[tb][lr])|scroll-[mp][lr])-[\w[(.]+|(?<=[\s"'`:])(?:text|float|clear)-(?:left|right)\b/
const physicalProperty =
  /(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|left|right|text-align:\s*(?:left|right))\s*:/

test.each(files)('%s says start and end, never left and right', (file) => {
  const lines = readFileSync(join(src, file), 'utf8').split('\n')
  const physical = file.endsWith('.css') ? physicalProperty : physicalClass

  expect(lines.filter((line) => physical.test(line))).toEqual([])
})

test('what is looked for would be found', () => {
  for (const line of [
    '"ml-2 p-1"',
    "'desk:-ml-12'",
    '"text-left"',
    '"right-4"',
    '"border-l "'.replace(' ', '-2'),
  ])
    expect(line).toMatch(physicalClass)
  for (const line of ['  left: 0;', '  margin-left: 1px;']) expect(line).toMatch(physicalProperty)
  for (const line of ['"ms-2 end-4 text-start"', '"flex-row leading-left"'])
    expect(line).not.toMatch(physicalClass)
})
