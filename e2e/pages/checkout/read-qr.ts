import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Locator } from '@playwright/test'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** What a phone held before the screen would read: off the picture, with whatever lies over the code. */
export async function readQr(code: Locator): Promise<string> {
  const picture = await code.screenshot({ animations: 'disabled' })
  await reader()
  const [seen] = await readBarcodes(picture, { formats: ['QRCode'] })
  if (!seen) throw new Error('There is no code to be read in this picture.')
  return seen.text
}

/** Off the disk: by itself it would ask the network for it. */
async function reader() {
  const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const { buffer } = new Uint8Array(await readFile(file))
  return prepareZXingModule({
    overrides: { wasmBinary: buffer },
    equalityFn: () => true,
    fireImmediately: true,
  })
}
