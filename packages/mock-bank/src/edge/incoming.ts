/** A request as the edge reads it, whichever door it came through. */
export interface Incoming {
  readonly method: string
  /** The whole address it was sent to. */
  readonly url: URL
  /** A header by its lower-case name; several of one name as one, joined by commas. */
  header(name: string): string | null
  /** All of them. */
  headers(): Headers
  /**
   * The whole body, to be read once.
   *
   * @throws {BodyTooLarge} as soon as it is longer than `most` bytes
   */
  body(most: number): Promise<Uint8Array<ArrayBuffer>>
}

/** What was read so far is more than may be read. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

export const noBytes: Uint8Array<ArrayBuffer> = new Uint8Array()

/** A `Request`, as it comes from inside the process. */
export const incomingOf = (request: Request): Incoming => ({
  method: request.method,
  url: new URL(request.url),
  header: (name) => request.headers.get(name),
  headers: () => request.headers,
  body: async (most) => (request.body ? readStream(request.body, most) : noBytes),
})

const readStream = async (
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > most) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
