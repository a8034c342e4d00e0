import { Duplex } from 'node:stream'
import type { PgliteThread } from './pglite-thread.ts'

const terminate = 'X'.charCodeAt(0)

const simpleQuery = (text: string): Buffer => {
  const body = Buffer.from(`${text}\0`)
  const head = Buffer.alloc(5)
  head.write('Q')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** What a session left behind outlives its connection here, because there is only one backend. */
const forgetSession = Buffer.concat([simpleQuery('rollback'), simpleQuery('discard all')])

/**
 * The connection postgres.js writes to. Each chunk it writes holds whole protocol messages; the
 * farewell is swallowed, since it would end the only backend there is.
 */
export const pgliteSocket = async (thread: PgliteThread): Promise<Duplex> => {
  await thread.exchange(forgetSession)

  const socket = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      if (chunk[0] === terminate) return done()
      thread.exchange(chunk).then(
        (answer) => {
          if (answer.length > 0) socket.push(Buffer.from(answer.buffer))
          done()
        },
        (error: unknown) => done(error as Error),
      )
    },
    final(done) {
      socket.push(null)
      done()
    },
  })
  // postgres.js says farewell only to a socket that calls itself open.
  return Object.assign(socket, { readyState: 'open' })
}
