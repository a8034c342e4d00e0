import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { QiantangBank } from '@qiantang/mock-bank'

/** Where a house leaves what it would otherwise forget: its database, its log, and all it has answered. */
export interface Traces {
  dataDir: string
  writeLog: (line: string) => void
  overhear: (bank: QiantangBank) => QiantangBank
}

/** The folder that houses leave their traces in is named by this. Without it they leave none. */
export const tracesVariable = 'QIANTANG_TRACES'

/** The sandbox's windows to the outside world: a phone, and the list of test people. */
const outside = /^\/v1\/sandbox\/(?:messages|people|magic-values)/

/** The traces of this process, a folder of its own among those of other houses. */
export function tracesOf(env: NodeJS.ProcessEnv): Traces | undefined {
  const folder = env[tracesVariable]
  if (folder === undefined) return undefined
  const own = join(folder, String(process.pid))
  mkdirSync(own, { recursive: true })
  const write = (file: string, line: string) => appendFileSync(join(own, file), `${line}\n`)
  return {
    dataDir: join(own, 'bank'),
    writeLog: (line) => write('log', line),
    overhear: (bank) => ({
      ...bank,
      answer: async (incoming, connection) => {
        const answer = await bank.answer(incoming, connection)
        const { pathname } = incoming.url
        if (!outside.test(pathname))
          write('answers', `${incoming.method} ${pathname} ${answer.text ?? ''}`)
        return answer
      },
    }),
  }
}
