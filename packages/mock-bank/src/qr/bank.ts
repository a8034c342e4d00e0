import type { OrderBank } from '../orders/index.ts'

/** A bank that makes codes to be shown at tills. */
export interface QrBank extends OrderBank {
  /** So many bytes nobody can foresee. */
  drawBytes: (count: number) => Uint8Array
}
