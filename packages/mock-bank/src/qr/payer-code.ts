import { checkDigitOf } from '@qiantang/sdk/qr'

import type { Kernel } from '../kernel/kernel.ts'
import type { QrBank } from './bank.ts'

/** A new code: 62, sixteen digits of chance, and a check digit. */
export const drawCode = ({ drawBytes }: Pick<QrBank, 'drawBytes'>): string => {
  const body = `62${drawDigits(drawBytes, 16)}`
  return `${body}${checkDigitOf(body)}`
}

/** What is kept of a code, and what it is found by. */
export const hashOfCode = ({ vault }: Pick<Kernel, 'vault'>, code: string): string =>
  vault.index('payment-code', code)

/** Digits of chance. */
export const drawDigits = (drawBytes: QrBank['drawBytes'], count: number): string => {
  let digits = ''
  while (digits.length < count)
    for (const byte of drawBytes(count))
      // 256 is no multiple of ten: what is above would make some digits likelier than others.
      if (byte < 250 && digits.length < count) digits += byte % 10
  return digits
}
