import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'

import { readPicture } from '../../src/qr-scan/index.ts'
import { qrPath, qrSvg } from '../../src/qr-svg/index.ts'

const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
const reader = await readFile(file)
const readerUrl = `data:application/wasm;base64,${reader.toString('base64')}`

/** A code as a camera keeps it, each square six pixels wide. */
const pictureOf = (text: string): Blob => {
  const { size, path } = qrPath(text)
  const side = size * scale
  const light = new Uint8Array(side * side).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let row = 0; row < scale; row += 1) {
      const from = (Number(y) * scale + row) * side + Number(x) * scale
      light.fill(0, from, from + scale)
    }
  return new Blob([`P5\n${side} ${side}\n255\n`, light])
}
const scale = 6

afterEach(() => vi.unstubAllGlobals())

test('a code that was drawn is read off its picture, by a reader from where the merchant has it', async () => {
  const asked = vi.spyOn(globalThis, 'fetch')
  const text = 'https://shop.example/订单/8850'
  expect(await readPicture(pictureOf(text), { readerUrl })).toBe(text)
  expect(asked.mock.calls.map(([url]) => url)).toEqual([readerUrl])
  asked.mockRestore()
})

test('a picture without a code says nothing', async () => {
  const white = new Blob(['P5\n64 64\n255\n', new Uint8Array(64 * 64).fill(255)])
  expect(await readPicture(white, { readerUrl })).toBeNull()
})

const detector = (detect: () => Promise<{ rawValue: string }[]>, formats = ['qr_code']) =>
  class {
    detect = detect
    static getSupportedFormats = async () => formats
  }

test('the browser’s own reader is asked where there is one, and nothing is loaded', async () => {
  vi.stubGlobal(
    'BarcodeDetector',
    detector(async () => [{ rawValue: '6283832508250654235' }]),
  )
  const asked = vi.spyOn(globalThis, 'fetch')
  const nowhere = 'https://nowhere.example/reader.wasm'
  expect(await readPicture(pictureOf('x'), { readerUrl: nowhere })).toBe('6283832508250654235')
  expect(asked).not.toHaveBeenCalled()
  asked.mockRestore()
})

test.each([
  ['is there in name only', detector(() => Promise.reject(new Error('service unavailable')))],
  ['knows no QR codes', detector(async () => [{ rawValue: 'wrong' }], ['ean_13'])],
])('a reader that %s is done without', async (_, Detector) => {
  vi.stubGlobal('BarcodeDetector', Detector)
  expect(await readPicture(pictureOf('62'), { readerUrl })).toBe('62')
})

test('a drawing says what it is, whatever signs its label has', () => {
  const drawn = qrSvg('6283832508250654235', { label: '"Tea" & <more>' })
  expect(drawn).toContain('role="img" aria-label="&#34;Tea&#34; &#38; &#60;more&#62;"')
  expect(drawn).toContain(qrPath('6283832508250654235').path)
})

test('a code with a mark over it says more than one without', () => {
  const text = 'https://qr.alipay.com/bax000000000000000000000000'
  expect(qrPath(text, { marked: true }).size).toBeGreaterThan(qrPath(text).size)
})
