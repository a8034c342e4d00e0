import { once } from 'node:events'
import { createServer } from 'node:net'

/** Somebody listens there already. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken'
}

/** A free port of this machine. Whoever asks takes it soon. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port was found.')
  return address.port
}

/** @throws {PortTaken} With what can be done about it. */
export async function expectFree(port: number, setting: string): Promise<void> {
  const probe = createServer().listen(port, '127.0.0.1')
  try {
    await once(probe, 'listening')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    throw new PortTaken(
      `Port ${port} is taken: stop what listens there, or choose another with ${setting}.`,
    )
  }
  probe.close()
  await once(probe, 'close')
}
