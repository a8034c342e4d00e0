import type { Socket } from 'node:net'

/** JSON, a line a message. */
export const readLines = (socket: Socket, take: (message: unknown) => void): void => {
  let text = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    const lines = `${text}${chunk}`.split('\n')
    text = lines.pop()!
    for (const line of lines) take(JSON.parse(line))
  })
}

export const writeLine = (socket: Socket, message: object): void => {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`)
}
