import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A line to a server that can be cut, held and slowed down. */
export type Wire = {
  /** The server's address, by way of this line. */
  readonly url: string
  /** How many connections were cut on purpose. */
  readonly cuts: number
  /** Cuts one connection: at once, or in the middle of the next answer. */
  cutOne(): void
  cutAll(): void
  /** From now on nothing passes in either direction, and nobody is told. */
  hold(): void
  /** Lets everything pass, so long after it was said. */
  pass(delayMs?: number): void
  close(): Promise<void>
}

type Line = { readonly near: Socket; readonly far: Socket; cutAfter: number }

/** What one side said and the other has not heard yet; nothing for its farewell. */
type Word = { readonly chunk: Buffer | undefined; readonly due: number }

export const startWire = async (target: string): Promise<Wire> => {
  const { hostname, port } = new URL(target)
  const lines = new Set<Line>()
  const pumps = new Set<() => void>()
  let held = false
  let delayMs = 0
  let cuts = 0

  const cut = (line: Line) => {
    if (!lines.delete(line)) return
    cuts++
    // Politely or not.
    for (const socket of [line.near, line.far])
      if (Math.random() < 0.5) socket.destroy()
      else socket.resetAndDestroy()
  }

  const tell = (line: Line, to: Socket, chunk: Buffer, isAnswer: boolean) => {
    if (to.destroyed) return
    if (isAnswer && line.cutAfter < chunk.length)
      to.write(chunk.subarray(0, line.cutAfter), () => cut(line))
    else to.write(chunk)
  }

  /** Passes on what one side says, in its order, when it may pass. */
  const carry = (line: Line, from: Socket, to: Socket, isAnswer: boolean) => {
    const words: Word[] = []
    let timer: NodeJS.Timeout | undefined
    const pump = () => {
      clearTimeout(timer)
      for (let word = words[0]; word && !held; word = words[0]) {
        const early = word.due - performance.now()
        if (early > 0) {
          timer = setTimeout(pump, early)
          return
        }
        words.shift()
        if (word.chunk) tell(line, to, word.chunk, isAnswer)
        else {
          to.end()
          pumps.delete(pump)
        }
      }
    }
    pumps.add(pump)
    const say = (chunk: Buffer | undefined) => {
      const due = Math.max(performance.now() + delayMs, words.at(-1)?.due ?? 0)
      words.push({ chunk, due })
      pump()
    }
    from.on('data', say)
    from.on('error', () => {})
    from.on('close', () => {
      lines.delete(line)
      say(undefined)
    })
  }

  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) socket.setNoDelay(true)
    const line: Line = { near, far, cutAfter: Infinity }
    lines.add(line)
    carry(line, near, far, false)
    carry(line, far, near, true)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as { port: number }
  const url = Object.assign(new URL(target), {
    hostname: '127.0.0.1',
    port: String(address.port),
  }).href

  return {
    url,
    get cuts() {
      return cuts
    },
    cutOne() {
      const open = [...lines]
      const line = open[Math.floor(Math.random() * open.length)]
      if (!line) return
      if (Math.random() < 0.5) cut(line)
      else line.cutAfter = Math.floor(Math.random() * 60)
    },
    cutAll() {
      for (const line of lines) cut(line)
    },
    hold() {
      held = true
    },
    pass(delay = 0) {
      held = false
      delayMs = delay
      for (const pump of pumps) pump()
    },
    async close() {
      for (const line of lines) cut(line)
      server.close()
      await once(server, 'close')
    },
  }
}
