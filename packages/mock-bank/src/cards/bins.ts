/** `debit` 借记 · `credit` 贷记 · `quasi_credit` 准贷记 · `prepaid` 预付费. */
export type CardType = 'debit' | 'credit' | 'quasi_credit' | 'prepaid'

/** What the first digits of a number say. */
export interface Issuer {
  bankCode: string
  bankName: { 'zh-CN': string; en: string }
  type: CardType
}

interface BinRow extends Issuer {
  prefix: string
  /** Of the whole number. */
  length: number
}

const bank = (
  bankCode: string,
  zh: string,
  en: string,
  length: number,
  prefixes: readonly string[],
  type: CardType = 'debit',
): BinRow[] =>
  prefixes.map((prefix) => ({
    prefix,
    length,
    bankCode,
    bankName: { 'zh-CN': zh, en },
    type,
  }))

/** The card ranges the bank knows. */
const bins: readonly BinRow[] = [
  ...bank('HZCB', '杭州银行', 'Bank of Hangzhou', 18, ['603367', '622878', '623061']),
  ...bank('ICBC', '工商银行', 'ICBC', 19, ['622202', '621226', '621558']),
  ...bank('ICBC', '工商银行', 'ICBC', 16, ['622230', '622235'], 'credit'),
  ...bank('ABC', '农业银行', 'Agricultural Bank of China', 19, ['622848', '621336']),
  ...bank('BOC', '中国银行', 'Bank of China', 19, ['621661', '621660']),
  ...bank('CCB', '建设银行', 'China Construction Bank', 19, ['621700', '622700']),
  ...bank('PSBC', '邮储银行', 'Postal Savings Bank of China', 19, ['621799', '621098']),
]

const issuers = new Map(
  bins.map(({ prefix, length, ...issuer }) => [`${prefix}/${length}`, issuer]),
)
const prefixLengths = [9, 8, 7, 6]

/** Whose card this is: the longest known prefix, for a number of this length. Nothing for a bank the table lacks. */
export const issuerOf = (cardNumber: string): Issuer | undefined => {
  for (const digits of prefixLengths) {
    const issuer = issuers.get(`${cardNumber.slice(0, digits)}/${cardNumber.length}`)
    if (issuer) return issuer
  }
  return undefined
}

/** Whose cards begin with these 6 to 9 digits, and how many digits they have. Nothing where the table does not tell. */
export const issuerOfPrefix = (digits: string): (Issuer & { numberLength: number }) | undefined => {
  const row = bins.findLast(({ prefix }) => digits.startsWith(prefix))
  return row && { ...row, numberLength: row.length }
}

const names = new Map(bins.map(({ bankCode, bankName }) => [bankCode, bankName]))

/** A bank's name by its code. */
export const bankNameOf = (bankCode: string): Issuer['bankName'] =>
  names.get(bankCode) ?? { 'zh-CN': bankCode, en: bankCode }
