/** Reads codes off a camera or a picture. Loaded by those who scan. */
export type { Readable, ReaderOptions } from './reader.ts'
export { readPicture, scanCode, type ScanOptions } from './scan-code.ts'
