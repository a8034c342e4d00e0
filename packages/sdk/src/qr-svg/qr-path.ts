import { correction, generate } from 'lean-qr'

/** How a code is drawn. */
export interface QrDrawing {
  /**
   * Whether a mark lies over its middle: the code then says what it says more often, so that readers miss nothing. The
   * mark may be up to 17 % of the code's width. Default: false.
   */
  marked?: boolean
}

/**
 * A QR code as one path on a grid whose squares are 1 by 1, with the quiet rim of four that a reader needs: for those who
 * draw the `<svg>` themselves.
 */
export const qrPath = (
  text: string,
  { marked = false }: QrDrawing = {},
): { size: number; path: string } => {
  const code = generate(text, { minCorrectionLevel: marked ? correction.Q : correction.M })
  let path = ''
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1)
      if (code.get(x, y)) path += `M${x + rim} ${y + rim}h1v1h-1z`
  return { size: code.size + 2 * rim, path }
}

/** Squares left white on each side, as ISO/IEC 18004 asks for. */
const rim = 4
