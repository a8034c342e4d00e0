/** Draws codes. Loaded by those who show one. */
export { type QrDrawing, qrPath } from './qr-path.ts'
export { qrSvg, type QrSvgOptions } from './qr-svg.ts'
