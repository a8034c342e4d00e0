/** Short enough for whoever watches, and a busy bank's hundred lines are one. */
const gatherMs = 20

let lines: string[] = []
let isWatched = false

/**
 * Writes a line to standard error, together with others of the same moment: a busy bank would spend more on
 * writing its lines one by one than on what they tell.
 */
export const toStandardError = (line: string): void => {
  if (lines.length === 0) setTimeout(flush, gatherMs).unref()
  lines.push(`${line}\n`)
  if (isWatched) return
  isWatched = true
  // Whatever ends the process, its last words are written.
  process.on('exit', flush)
}

const flush = () => {
  const text = lines.join('')
  lines = []
  if (text !== '') process.stderr.write(text)
}
