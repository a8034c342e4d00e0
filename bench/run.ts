import { readOptions } from './options.ts'
import { print } from './print.ts'
import { writeResults } from './results.ts'
import { sections } from './sections/index.ts'

const options = readOptions(process.argv.slice(2))
const chosen = sections.filter(
  ({ name }) => options.only.length === 0 || options.only.some((wanted) => isWithin(name, wanted)),
)
if (chosen.length === 0)
  throw new Error(`There are: ${sections.map(({ name }) => name).join(', ')}.`)

for (const { name, measure } of chosen) {
  const began = Date.now()
  const figures = await measure(options)
  print(name, figures, (Date.now() - began) / 1000)
  writeResults(name, figures, options)
}

function isWithin(name: string, wanted: string): boolean {
  return name === wanted || name.startsWith(`${wanted}.`)
}
