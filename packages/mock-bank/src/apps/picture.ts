export type PictureType = 'image/png' | 'image/jpeg'

/** What a picture's own bytes say of it. */
export interface Picture {
  type: PictureType
  width: number
  height: number
}

/** Reads what kind of picture it is, and how large; null where it is none that the bank takes. */
export const readPicture = (bytes: Buffer): Picture | null => readPng(bytes) ?? readJpeg(bytes)

const pngBegins = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Its first chunk has the size. */
const readPng = (bytes: Buffer): Picture | null => {
  const isPng = bytes.length >= 33 && bytes.subarray(0, 8).equals(pngBegins)
  if (!isPng || bytes.toString('latin1', 12, 16) !== 'IHDR') return null
  return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** A walk from segment to segment, up to the one that begins a frame. */
const readJpeg = (bytes: Buffer): Picture | null => {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1)
    if (beginsFrame(marker))
      return {
        ...{ type: 'image/jpeg', width: bytes.readUInt16BE(at + 7) },
        height: bytes.readUInt16BE(at + 5),
      }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

/** SOF0 to SOF15, without the three of that row that mean something else. */
const beginsFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
