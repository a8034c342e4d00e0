/** What may be read: a QR code, or the bar code of a payer's digits. */
export type Readable = 'qr_code' | 'code_128'

/** What reads with, and where from. */
export interface ReaderOptions {
  /**
   * Where the reader lies that is loaded where the browser has none of its own: the file
   * `zxing-wasm/reader/zxing_reader.wasm` of the zxing-wasm version the SDK depends on, served by yourself. A content
   * security policy has to allow `'wasm-unsafe-eval'` for it.
   */
  readerUrl: string | URL
  /** Default: QR codes alone. */
  formats?: readonly Readable[]
}

/** Reads one picture: the text of a code in it, or null. */
export type Reader = (picture: ImageBitmapSource & (Blob | ImageData)) => Promise<string | null>

/** The browser's own reader where there is one that works, else one that is loaded. */
export const openReader = async (options: ReaderOptions): Promise<Reader> => {
  const own = await browsersReader(options)
  if (!own) return loadedReader(options)
  let loaded: Promise<Reader> | undefined
  return async (picture) => {
    if (loaded) return (await loaded)(picture)
    try {
      return await own(picture)
    } catch {
      // Some devices have it in name only.
      loaded = loadedReader(options)
      return (await loaded)(picture)
    }
  }
}

/** https://wicg.github.io/shape-detection-api/#barcode-detection-api */
interface BarcodeDetectorClass {
  new (options: { formats: readonly string[] }): {
    detect(picture: ImageBitmapSource): Promise<{ rawValue: string }[]>
  }
  getSupportedFormats(): Promise<string[]>
}

const browsersReader = async ({ formats = usual }: ReaderOptions): Promise<Reader | null> => {
  const { BarcodeDetector: Detector } = globalThis as { BarcodeDetector?: BarcodeDetectorClass }
  const known = await Detector?.getSupportedFormats().catch((): string[] => [])
  if (!Detector || !formats.every((format) => known?.includes(format))) return null
  const detector = new Detector({ formats })
  return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null
}

const loadedReader = async ({ readerUrl, formats = usual }: ReaderOptions): Promise<Reader> => {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader')
  const url = String(readerUrl)
  const from = places.get(url) ?? (() => url)
  places.set(url, from)
  await prepareZXingModule({ overrides: { locateFile: from }, fireImmediately: true })
  const wanted = formats.map((format) => names[format])
  return async (picture) => (await readBarcodes(picture, { formats: wanted }))[0]?.text ?? null
}

/** The same function for the same place, by which a reader that is there already is known. */
const places = new Map<string, () => string>()

const usual: readonly Readable[] = ['qr_code']
const names = { qr_code: 'QRCode', code_128: 'Code128' } as const
