import { openReader, type ReaderOptions } from './reader.ts'

/** How a camera is read. */
export interface ScanOptions extends ReaderOptions {
  /** Ends the scan; it then rejects with the signal's reason. */
  signal?: AbortSignal
}

/**
 * Looks through a camera until there is a code to be read, and answers its text: `recogniseCode` of `@qiantang/sdk/qr`
 * says what it is. The camera stays on: stop its tracks when you are done.
 *
 * @param source A `<video>` that shows the camera, or the camera's own stream.
 *
 * @example
 * ```ts
 * video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
 * await video.play()
 * const text = await scanCode(video, { readerUrl: '/assets/zxing_reader.wasm', signal })
 * ```
 */
export const scanCode = async (
  source: HTMLVideoElement | MediaStream,
  { signal, ...options }: ScanOptions,
): Promise<string> => {
  const [video, read] = await Promise.all([playing(source), openReader(options)])
  for (;;) {
    signal?.throwIfAborted()
    const picture = pictureOf(video)
    const text = picture && (await read(picture))
    signal?.throwIfAborted()
    if (text) return text
    await moment()
  }
}

/**
 * Reads a picture, such as one chosen from an album: the text of the code in it, or null where there is none.
 *
 * @example
 * ```ts
 * const text = await readPicture(input.files[0], { readerUrl: '/assets/zxing_reader.wasm' })
 * ```
 */
export const readPicture = async (
  picture: Blob,
  options: ReaderOptions,
): Promise<string | null> => {
  const read = await openReader(options)
  return read(picture)
}

const playing = async (source: HTMLVideoElement | MediaStream): Promise<HTMLVideoElement> => {
  if (source instanceof HTMLVideoElement) return source
  const video = document.createElement('video')
  video.srcObject = source
  video.muted = true
  video.playsInline = true
  await video.play()
  return video
}

/** What the camera sees now; null until it sees something. More than this wide makes reading slow and no better. */
const widest = 1280

const pictureOf = (video: HTMLVideoElement): ImageData | null => {
  const { videoWidth, videoHeight } = video
  if (videoWidth === 0) return null
  const scale = Math.min(1, widest / videoWidth)
  const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)]
  const drawing = new OffscreenCanvas(width, height).getContext('2d')
  drawing?.drawImage(video, 0, 0, width, height)
  return drawing?.getImageData(0, 0, width, height) ?? null
}

/** Between two looks the page has time for itself. */
const moment = () => new Promise((over) => setTimeout(over, 80))
