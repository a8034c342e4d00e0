import { crc32, deflateRawSync } from 'node:zlib'

interface ZipFile {
  /** In the encoding of whoever made it; a ZIP does not say which. */
  name: Buffer
  content: Buffer
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 20
const DEFLATED = 8
// The first of January 1980: a ZIP made twice is the same byte for byte.
const DATE = 0x21

/** A ZIP of a few files. */
export function zip(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content } of files) {
    const packed = deflateRawSync(content)
    const about = aboutFile(name, content, packed)
    const local = Buffer.concat([uint32(LOCAL), about, name, packed])
    parts.push(local)
    directory.push(
      Buffer.concat([
        ...[uint32(CENTRAL), uint16(VERSION), about],
        // No comment, first disk, no attributes, then where the file begins.
        ...[uint16(0), uint16(0), uint16(0), uint32(0), uint32(at), name],
      ]),
    )
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const counts = [uint16(0), uint16(0), uint16(files.length), uint16(files.length)]
  const end = [uint32(END), ...counts, uint32(listed.length), uint32(at), uint16(0)]
  return Buffer.concat([...parts, listed, ...end])
}

/** What local header and directory say alike of a file. */
const aboutFile = (name: Buffer, content: Buffer, packed: Buffer): Buffer =>
  Buffer.concat([
    ...[uint16(VERSION), uint16(0), uint16(DEFLATED), uint16(0), uint16(DATE)],
    ...[uint32(crc32(content)), uint32(packed.length), uint32(content.length)],
    ...[uint16(name.length), uint16(0)],
  ])

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
