import {
  buildMerchantCode,
  type MerchantAccount,
  parseMerchantCode,
  QrError,
  recogniseCode,
} from '@qiantang/sdk/qr'

import { BankError } from '../kernel/errors.ts'
import { toYuan } from '../kernel/yuan.ts'

/** Under this name our merchants stand in codes. */
const guid = 'cn.qiantang.qr'

/** What a code says beside whose it is. */
export interface CodePlace {
  latinName?: string | undefined
  city?: string | undefined
  category?: string | undefined
  store?: string | undefined
  terminal?: string | undefined
}

/** The text of a merchant's code: it names the code, and the bank knows the rest. */
export const textOfCode = (
  { id, kind, amount }: { id: string; kind: 'static' | 'dynamic'; amount: number | null },
  merchantName: string,
  { latinName = 'QIANTANG MERCHANT', city = 'HANGZHOU', category = '0000', ...place }: CodePlace,
): string => {
  const { store, terminal } = place
  const additional = { ...(store && { store }), ...(terminal && { terminal }) }
  return buildMerchantCode({
    use: kind,
    accounts: [{ tag: '26', guid, data: [{ tag: '01', value: id }] }],
    ...{ category, city, name: latinName, amount: amount === null ? null : toYuan(amount) },
    additional: Object.keys(additional).length > 0 ? additional : null,
    local: { language: 'ZH', name: [...merchantName].slice(0, 25).join(''), city: null },
  })
}

/**
 * Which of our codes a scanned text is.
 *
 * @throws {BankError} `code_not_payable` for what is none of this bank's, `merchant_code_invalid` for a damaged one
 */
export const codeIdIn = (scanned: string): string => {
  const kind = recogniseCode(scanned)
  if (kind !== 'merchant_code') throw new BankError('code_not_payable', { kind })
  const id = accountsIn(scanned.trim()).map(idIn).find(Boolean)
  if (!id) throw new BankError('code_not_payable', { kind: 'foreign_merchant_code' })
  return id
}

const accountsIn = (text: string): MerchantAccount[] => {
  try {
    return parseMerchantCode(text).accounts
  } catch (error) {
    if (!(error instanceof QrError)) throw error
    const { tag, offset } = error
    throw new BankError('merchant_code_invalid', { reason: 'damaged', tag, offset })
  }
}

const idIn = (account: MerchantAccount): string | undefined =>
  'guid' in account && account.guid === guid
    ? account.data.find(({ tag }) => tag === '01')?.value
    : undefined
