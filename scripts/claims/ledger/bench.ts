import type { Claim } from '../../claims.ts'
import { bench } from '../../proof/bench.ts'

/** A figure of the bench and the bound it keeps, with the absolutes that stand beside it. */
interface Held {
  claim: string
  /** The part of the bench that measures it. */
  section: string
  figure: string
  bound: Bound
  beside: { [words: string]: string }
}

type Bound = ['at least' | 'at most' | 'below', number] | ['shown']

const onPostgres = ([clients, traditional, tpcb]: [string, number, number]): Held[] => {
  const place = `ledger.postgres.clients${clients.replace(',', '')}`
  const claim = `PostgreSQL, one hot merchant, ${clients} clients`
  const rate = { 'transfers/s': `${place}.transfersPerSecond` }
  return [
    {
      claim: `${claim}: times the traditional way`,
      section: 'ledger.postgres',
      figure: `${place}.ratioToTraditional`,
      bound: ['at least', traditional],
      beside: { ...rate, 'the traditional way': `${place}.traditionalPerSecond` },
    },
    {
      claim: `${claim}: times TPC-B`,
      section: 'ledger.postgres',
      figure: `${place}.ratioToTpcb`,
      bound: ['at least', tpcb],
      beside: { ...rate, 'TPC-B': `${place}.tpcb` },
    },
  ]
}

const throughTheApi = ([proof, call]: ['session' | 'rsa', string]): Held[] => {
  const section = `http.${proof}`
  const claim = `Through the whole API, one hot merchant, ${call}`
  const rate = { 'payments/s': `${section}.spendPerSecond` }
  return [
    {
      claim: `${claim}: times the traditional way`,
      section,
      figure: `${section}.ratioToTraditional`,
      bound: ['at least', 8],
      beside: { ...rate, 'the traditional way': `${section}.traditionalPerSecond` },
    },
    {
      claim: `${claim}: share of a call that pays nothing`,
      section,
      figure: `${section}.shareOfNoop`,
      bound: ['at least', 0.6],
      beside: { ...rate, 'paying nothing': `${section}.noopPerSecond` },
    },
    {
      claim: `${claim}: p99 in p50s, with arrivals at 80 % of the rate`,
      section,
      figure: `${section}.p99ToP50`,
      bound: ['at most', 5],
      beside: { 'p50 ms': `${section}.p50Ms`, 'p99 ms': `${section}.p99Ms` },
    },
  ]
}

const held: Held[] = [
  ...(
    [
      ['64', 30, 5],
      ['1,024', 45, 8],
    ] as [string, number, number][]
  ).flatMap(onPostgres),
  {
    claim: 'PGlite, one hot merchant, 64 clients: times the traditional way',
    section: 'ledger.pglite',
    figure: 'ledger.pglite.clients64.ratioToTraditional',
    bound: ['at least', 15],
    beside: {
      'transfers/s': 'ledger.pglite.clients64.transfersPerSecond',
      'the traditional way': 'ledger.pglite.clients64.traditionalPerSecond',
    },
  },
  ...(
    [
      ['session', 'the user’s call'],
      ['rsa', 'the merchant’s call, RSA-2048'],
    ] as ['session' | 'rsa', string][]
  ).flatMap(throughTheApi),
  {
    claim: 'Through the whole API, the merchant’s call, Ed25519: share of a call that pays nothing',
    section: 'http.ed25519',
    figure: 'http.ed25519.shareOfNoop',
    bound: ['shown'],
    beside: {
      'payments/s': 'http.ed25519.spendPerSecond',
      'times the traditional way': 'http.ed25519.ratioToTraditional',
      'p50 ms': 'http.ed25519.p50Ms',
      'p99 ms': 'http.ed25519.p99Ms',
    },
  },
  {
    claim: 'All payments to one merchant, against the same spread over 1,000',
    section: 'hotMerchant',
    figure: 'hotMerchant.ratio',
    bound: ['at least', 0.9],
    beside: { 'one/s': 'hotMerchant.onePerSecond', 'many/s': 'hotMerchant.manyPerSecond' },
  },
  {
    claim: 'All rewards from one pool, against the same from 1,000',
    section: 'hotDebit',
    figure: 'hotDebit.ratio',
    bound: ['at least', 0.5],
    beside: { 'one/s': 'hotDebit.onePerSecond', 'many/s': 'hotDebit.manyPerSecond' },
  },
  {
    claim: '4,000,000 accounts and 10,000,000 past transfers, against 10,000 and none',
    section: 'growth',
    figure: 'growth.ratio',
    bound: ['at least', 0.8],
    beside: { 'old/s': 'growth.oldPerSecond', 'young/s': 'growth.youngPerSecond' },
  },
  {
    claim: 'Ten minutes of full load: what the heap grows after minute 2, in percent a minute',
    section: 'heapSlope',
    figure: 'heapSlope.percentAMinute',
    bound: ['below', 1],
    beside: { 'MiB at the end': 'heapSlope.heapMiBAtEnd' },
  },
  {
    claim: 'Ten minutes of full load: the rate of the last minute, against the third',
    section: 'heapSlope',
    figure: 'heapSlope.rateKept',
    bound: ['at least', 0.95],
    beside: {
      'third/s': 'heapSlope.thirdMinutePerSecond',
      'last/s': 'heapSlope.lastMinutePerSecond',
    },
  },
]

export const benchClaims: Claim[] = held.map(({ claim, section, figure, bound, beside }) => ({
  claim,
  bound: bound.join(' '),
  measure: async () => {
    const figureOf = await bench(section)
    const value = figureOf(figure)
    const words = Object.entries(beside).map(([word, name]) => `${word} ${rounded(figureOf(name))}`)
    return { figure: `${rounded(value)} (${words.join(', ')})`, holds: keeps(value, bound) }
  },
}))

const keeps = (value: number, [kind, limit = 0]: Bound): boolean => {
  switch (kind) {
    case 'at least':
      return value >= limit
    case 'at most':
      return value <= limit
    case 'below':
      return value < limit
    case 'shown':
      return true
  }
}

const rounded = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 })
