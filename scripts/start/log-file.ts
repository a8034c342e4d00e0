import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Keeps what the bank logs in `bank.log` of the folder, of the last start alone, and shows what went wrong. */
export function logInto(folder: string): (line: string) => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = createWriteStream(join(folder, 'bank.log'), { mode: 0o600 })
  return (line) => {
    file.write(`${line}\n`)
    if ((JSON.parse(line) as { level?: string }).level === 'error') console.error(line)
  }
}
