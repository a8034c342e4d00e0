import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { prepareZXingModule, type ReadInputBarcodeFormat, readBarcodes } from 'zxing-wasm/reader'
import { qrPath } from '@qiantang/sdk/qr-svg'
import { barPath } from '../../src/wallet/code/bar-path.ts'

const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
const wasmBinary = new Uint8Array(await readFile(file)).buffer
await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })

const codes = ['6283832508250654235', '6200000000000000003', '6299999999999999991']

const anyCode = (): string => `62${Array.from({ length: 17 }, () => randomInt(10)).join('')}`

interface Drawing {
  path: string
  width: number
  height: number
}

/** A drawing so many pixels wide, as a till's reader would see it: white is 255. In the middle lies a mark of that share. */
const picture = ({ path, width, height }: Drawing, pixels: number, mark = 0): Uint8Array => {
  const dark = new Uint8Array(width * height)
  for (const [, x, y, w] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    dark.fill(1, Number(y) * width + Number(x), Number(y) * width + Number(x) + Number(w))
  const scale = width / pixels
  const rows = Math.round(height / scale)
  const head = new TextEncoder().encode(`P5\n${pixels} ${rows}\n255\n`)
  const seen = new Uint8Array(head.length + pixels * rows)
  seen.set(head)
  for (let y = 0; y < rows; y += 1)
    for (let x = 0; x < pixels; x += 1) {
      const isMark = Math.max(Math.abs(x / pixels - 0.5), Math.abs(y / rows - 0.5)) < mark / 2
      const square = Math.floor((y + 0.5) * scale) * width + Math.floor((x + 0.5) * scale)
      seen[head.length + y * pixels + x] = isMark ? 200 : dark[square] ? 0 : 255
    }
  return seen
}

const read = async (seen: Uint8Array, format: ReadInputBarcodeFormat) => {
  const [code] = await readBarcodes(seen, { formats: [format] })
  return code?.text
}

const square = ({ size, path }: { size: number; path: string }): Drawing => ({
  ...{ path, width: size, height: size },
})

test.each([192, 256, 288])(
  'another’s reader reads every code at %d pixels, a mark over it or not',
  async (pixels) => {
    const missed: string[] = []
    for (let turn = 0; turn < 100; turn += 1) {
      const code = anyCode()
      const plain = await read(picture(square(qrPath(code)), pixels), 'QRCode')
      const marked = await read(
        picture(square(qrPath(code, { marked: true })), pixels, 0.17),
        'QRCode',
      )
      if (plain !== code || marked !== code) missed.push(code)
    }
    expect(missed).toEqual([])
  },
)

test.each(codes)('another’s reader reads %s off the bar code', async (code) => {
  const { width, path } = barPath(code)
  const tall = path.replaceAll(/M(\d+) 0h(\d+)v1h-\d+z/g, (_, x: string, w: string) =>
    Array.from({ length: 20 }, (_row, y) => `M${x} ${y}h${w}v1h-${w}z`).join(''),
  )
  const drawing = { path: tall, width, height: 20 }
  expect(await read(picture(drawing, width * 3), 'Code128')).toBe(code)
})
