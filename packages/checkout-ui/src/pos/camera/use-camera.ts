import readerUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { useEffect, useEffectEvent, useRef, useState } from 'react'

export type CameraState = 'starting' | 'looking' | 'refused' | 'missing'

/** Looks through the camera and tells each code it sees; the light goes out with the component. */
export function useCamera(onRead: (text: string) => void) {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState>('starting')
  const read = useEffectEvent(onRead)

  useEffect(() => {
    const leaving = new AbortController()
    const looking = look(video.current, leaving.signal, {
      begun: () => setState('looking'),
      seen: (text) => read(text),
    })
    looking.catch((error: unknown) => {
      if (leaving.signal.aborted) return
      const isRefused = error instanceof DOMException && error.name === 'NotAllowedError'
      setState(isRefused ? 'refused' : 'missing')
    })
    return () => leaving.abort()
  }, [])

  return { video, state }
}

interface Watcher {
  begun: () => void
  /** A code before the camera. */
  seen: (text: string) => void
}

async function look(video: HTMLVideoElement | null, leaving: AbortSignal, watcher: Watcher) {
  if (!video) return
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  })
  const close = () => stream.getTracks().forEach((track) => track.stop())
  if (leaving.aborted) return close()
  leaving.addEventListener('abort', close)
  try {
    video.srcObject = stream
    // Loaded with the first look: who types the codes never needs it.
    const { scanCode } = await import('@qiantang/sdk/qr-scan')
    await video.play()
    watcher.begun()
    const options = { readerUrl, formats: ['qr_code', 'code_128'], signal: leaving } as const
    while (!leaving.aborted) {
      watcher.seen(await scanCode(video, options))
      // What is still held there is taken for shown again, but not at once.
      await new Promise((resolve) => setTimeout(resolve, 1500))
    }
  } finally {
    close()
  }
}
