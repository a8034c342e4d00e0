import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** One answer, as much of it as the bench looks at. */
export interface HttpAnswer {
  status: number
  body: string
}

/**
 * One kept-alive connection that carries a request at a time. Requests are bytes made beforehand, so that
 * the generator takes as little of the machine from the bank as it can.
 */
export class Wire {
  readonly #socket: Socket
  #text = ''
  #asked: PromiseWithResolvers<HttpAnswer> | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('error', (error) => this.#asked?.reject(error))
    socket.on('close', () => this.#asked?.reject(new Error('The bank closed a connection.')))
  }

  static async open(port: number): Promise<Wire> {
    const socket = connect({ host: '127.0.0.1', port })
    await once(socket, 'connect')
    return new Wire(socket)
  }

  ask(request: Buffer): Promise<HttpAnswer> {
    this.#asked = Promise.withResolvers()
    this.#socket.write(request)
    return this.#asked.promise
  }

  close(): void {
    this.#asked = undefined
    this.#socket.destroy()
  }

  /** The bank sends an answer in one piece with its length; the system may still cut it. */
  #take(chunk: Buffer): void {
    this.#text += chunk.toString('latin1')
    const head = this.#text.indexOf('\r\n\r\n')
    if (head < 0) return
    const length = /\r\ncontent-length: (\d+)\r\n/i.exec(this.#text.slice(0, head + 2))?.[1]
    const body = this.#text.slice(head + 4)
    if (body.length < Number(length ?? 0)) return
    const status = Number(this.#text.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length))
    this.#text = ''
    this.#asked?.resolve({ status, body })
  }
}
