import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { unpackWoff } from './fonts.ts'

const manifest = createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json')
const woff = readFileSync(join(dirname(manifest), 'files', 'noto-sans-sc-latin-400-normal.woff'))

/** The sum of a table's 32-bit words, as the font's own directory states it. */
function checksum(table: Buffer): number {
  const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)])
  let sum = 0
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0
  return sum
}

test('every table of an unpacked font is where its directory says, and whole', () => {
  const ttf = unpackWoff(woff)
  const count = ttf.readUInt16BE(4)

  const tables = Array.from({ length: count }, (_, index) => {
    const entry = 12 + index * 16
    const offset = ttf.readUInt32BE(entry + 8)
    return {
      tag: ttf.toString('latin1', entry, entry + 4),
      stated: ttf.readUInt32BE(entry + 4),
      data: ttf.subarray(offset, offset + ttf.readUInt32BE(entry + 12)),
    }
  })

  expect(ttf.readUInt32BE(0)).toBe(0x00010000)
  expect(tables.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['cmap', 'glyf', 'head']))
  // The head's own sum leaves out the field that completes the sum of the whole file.
  const others = tables.filter(({ tag }) => tag !== 'head')
  expect(others.map(({ data }) => checksum(data))).toEqual(others.map(({ stated }) => stated))
})

test('what is no WOFF is refused', () => {
  expect(() => unpackWoff(unpackWoff(woff))).toThrow('not a WOFF')
})
