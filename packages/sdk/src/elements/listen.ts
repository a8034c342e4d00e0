import { isHello } from '../frames/messages.ts'

/** Hears the hello of one frame of one origin, and nobody else's. Answers with the way to stop. */
export const listen = (
  frame: { nonce: string; window: () => unknown },
  bankOrigin: string,
  onHello: () => void,
): (() => void) => {
  const hear = ({ origin, source, data }: MessageEvent<unknown>) => {
    if (origin !== bankOrigin || source === null || source !== frame.window()) return
    if (isHello(data) && data.nonce === frame.nonce) onHello()
  }
  addEventListener('message', hear)
  return () => removeEventListener('message', hear)
}
