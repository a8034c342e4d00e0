import { type QrDrawing, qrPath } from './qr-path.ts'

/** How a code is drawn, and what it is called. */
export interface QrSvgOptions extends QrDrawing {
  /** What screen readers say of it, such as `Payment code`. */
  label: string
}

/**
 * A code as the text of an `<svg>`, black on white whatever lies behind it, as large as its place.
 *
 * @example
 * ```ts
 * counter.innerHTML = qrSvg(merchantCode.text, { label: 'Scan to pay the West Lake Tea House' })
 * ```
 */
export const qrSvg = (text: string, { label, ...drawing }: QrSvgOptions): string => {
  const { size, path } = qrPath(text, drawing)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${attribute(label)}" ` +
    `viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
  )
}

const attribute = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
