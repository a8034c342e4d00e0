import type { Fen } from '../../ledger/index.ts'

/** A bank whose online banking (网银) pays through the network's gateway. */
export interface GatewayBank {
  /** The network's short name of it (`issInsCode`). */
  code: string
  name: { zh: string; en: string }
  /** What a person may pay; null where it serves companies only. */
  personal: Limits | null
  /** What a company may pay; null where it serves people only. */
  corporate: Limits | null
}

/** What the bank lets through at most, in fen. */
export interface Limits {
  singleLimit: Fen
  dayLimit: Fen
}

export type BankKind = 'personal' | 'corporate'

const yuan = 100
const upTo = (single: number, day: number): Limits => ({
  singleLimit: single * yuan,
  dayLimit: day * yuan,
})

const usualPerson = upTo(50_000, 50_000)
const usualCompany = upTo(5_000_000, 20_000_000)

/** The banks to choose from, the most used first. The limits are usual ones; each bank sets its customers' own below them. */
export const gatewayBanks: readonly GatewayBank[] = [
  bank('ICBC', '工商银行', 'ICBC', upTo(100_000, 200_000), usualCompany),
  bank('CCB', '建设银行', 'China Construction Bank', usualPerson, usualCompany),
  bank('ABC', '农业银行', 'Agricultural Bank of China', usualPerson, usualCompany),
  bank('BOC', '中国银行', 'Bank of China', usualPerson, usualCompany),
  bank('BOCOM', '交通银行', 'Bank of Communications', usualPerson, usualCompany),
  bank('CMB', '招商银行', 'China Merchants Bank', usualPerson, usualCompany),
  bank('PSBC', '邮储银行', 'Postal Savings Bank of China', upTo(10_000, 20_000), null),
  bank('CITIC', '中信银行', 'China CITIC Bank', usualPerson, usualCompany),
  bank('CEB', '光大银行', 'China Everbright Bank', usualPerson, usualCompany),
  bank('SPDB', '浦发银行', 'SPD Bank', usualPerson, usualCompany),
  bank('CMBC', '民生银行', 'China Minsheng Bank', usualPerson, usualCompany),
  bank('CIB', '兴业银行', 'Industrial Bank', usualPerson, null),
  bank('PAB', '平安银行', 'Ping An Bank', usualPerson, usualCompany),
  bank('HZCB', '杭州银行', 'Bank of Hangzhou', upTo(20_000, 50_000), upTo(1_000_000, 5_000_000)),
  bank('EXIM', '进出口银行', 'Export-Import Bank of China', null, upTo(50_000_000, 100_000_000)),
]

function bank(
  code: string,
  zh: string,
  en: string,
  personal: Limits | null,
  corporate: Limits | null,
): GatewayBank {
  return { code, name: { zh, en }, personal, corporate }
}

const byCode = new Map(gatewayBanks.map((each) => [each.code, each]))

export const isGatewayBank = (code: string): boolean => byCode.has(code)

/** What a bank lets through for a person or a company; undefined where it does not serve them here. */
export const limitsAt = (code: string, kind: BankKind): Limits | undefined =>
  byCode.get(code)?.[kind] ?? undefined
