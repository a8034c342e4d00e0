import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What one realm's company remembers of one kind of thing. */
export interface Records<Kept> {
  find(key: string): Kept | undefined
  save(record: Kept): Kept
  all(): Kept[]
}

/**
 * Records in memory, or, given a file, such that outlive the process: each change is a line at the end of the file,
 * and the last line of a record is its state.
 */
export function openRecords<Kept>(keyOf: (record: Kept) => string, file?: string): Records<Kept> {
  const known = new Map<string, Kept>()
  if (file) for (const record of readLines<Kept>(file)) known.set(keyOf(record), record)

  return {
    find: (key) => known.get(key),
    save(record) {
      known.set(keyOf(record), record)
      if (file) appendFileSync(file, `${JSON.stringify(record)}\n`, { mode: 0o600 })
      return record
    },
    all: () => [...known.values()],
  }
}

function readLines<Kept>(file: string): Kept[] {
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file)) return []

  const text = readFileSync(file, 'utf8')
  const complete = text.slice(0, text.lastIndexOf('\n') + 1)
  // Half a line is what a crash in the middle of writing leaves; end it so that the next one starts clean.
  if (complete !== text) appendFileSync(file, '\n')
  return text.split('\n').flatMap((line) => readLine<Kept>(line))
}

function readLine<Kept>(line: string): Kept[] {
  try {
    // What stands in the file was written by `save` above.
    return [JSON.parse(line) as Kept]
  } catch {
    return []
  }
}
