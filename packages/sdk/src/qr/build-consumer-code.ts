import { type BerObject, writeBer } from './ber-tlv.ts'
import type { CodeTemplate, ConsumerCode } from './consumer-code.ts'
import { parseConsumerCode } from './parse-consumer-code.ts'
import { QrError } from './qr-error.ts'

/**
 * Writes a payer's code, to be drawn as a QR code. Parsing it gives the same fields back.
 *
 * @throws {QrError} With the tag of what is wrong; `too_long` above the 512 bytes that every till takes.
 */
export const buildConsumerCode = ({ applications, common }: ConsumerCode): string => {
  const hex = writeBer([
    { tag: '85', value: '4350563031' },
    ...applications.map(({ aid, ...template }) => ({
      tag: '61',
      value: writeBer([{ tag: '4F', value: aid }]) + written(template, '63'),
    })),
    ...(common ? [{ tag: '62', value: written(common, '64') }] : []),
  ]).toUpperCase()
  if (!/^([\dA-F]{2})*$/.test(hex)) throw new QrError('value_invalid', null, 0)
  if (hex.length > 1024) throw new QrError('too_long', null, 512)
  const bytes = hex.match(/../g) ?? []
  const text = btoa(bytes.map((byte) => String.fromCodePoint(Number.parseInt(byte, 16))).join(''))
  parseConsumerCode(text)
  return text
}

const written = ({ data, transparent }: CodeTemplate, passedOn: '63' | '64'): string => {
  const through: BerObject[] =
    transparent.length > 0 ? [{ tag: passedOn, value: writeBer(transparent) }] : []
  return writeBer([...data, ...through])
}
