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
  // `localhost` is either of the two.
  for (const host of ['127.0.0.1', '::1']) {
    if (await isTaken(port, host))
      throw new PortTaken(
        `Port ${port} is taken: stop what listens there, or choose another with ${setting}.`,
      )
  }
}

async function isTaken(port: number, host: string): Promise<boolean> {
  const probe = createServer().listen(port, host)
  try {
    await once(probe, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') return true
    // A machine without IPv6 has nobody listening there.
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return false
    throw error
  }
  probe.close()
  await once(probe, 'close')
  return false
}
