import type { AccountRef, Ledger, Posting } from '../../src/ledger/index.ts'
import { chart } from '../../src/ledger/index.ts'
import { latePayment, latePaymentReturned } from '../../src/acquiring/postings.ts'
import { payment } from '../../src/orders/postings.ts'
import {
  refund,
  refundGivenBack,
  refundPaidOut,
  refundSetAside,
  refundThroughChannel,
} from '../../src/refunds/postings.ts'
import {
  clearedFees,
  payoutDone,
  payoutGivenBack,
  payoutReturned,
  settlement,
} from '../../src/settlement/postings.ts'
import { transfer, transferIn, transferOut } from '../../src/transfers/postings.ts'
import {
  returnedTopUp,
  topUp,
  unplacedTopUp,
  withdrawal,
  withdrawalHold,
  withdrawalRelease,
  withdrawalReturn,
  withdrawalSentBack,
} from '../../src/wallet/postings.ts'

/** Short names, so that the page reads; the books don't mind. */
const realmId = 'rlm_1'
const appId = 'app_1'
const accountId = 'acc_1'
const card = (id: string, amount: number) => ({ id, realmId, accountId, amount })
const source = chart.customer(accountId)

const channel = chart.channelReceivable(realmId, 'alipay')
const late = (paymentId: string, amount: number) => ({
  paymentId,
  realmId,
  amount,
  source: channel,
})

const between = (id: string, amount: number) => ({ ...card(id, amount), payeeAccountId: 'acc_2' })

const back = (id: string, amount: number) => ({
  ...card(id, amount),
  ...{ appId, paymentId: 'pay_1', restoresLimit: false },
})

const settled = (id: string, payout: number) => ({ id, realmId, appId, payout })

type Telling = () => Pick<Posting, 'id' | 'kind' | 'memo' | 'legs' | 'hold'>

/** Each posting function of the bank that was told. */
export const told = new Set<unknown>()

const tell =
  <Facts>(posting: (facts: Facts) => ReturnType<Telling>, facts: Facts): Telling =>
  () => {
    told.add(posting)
    return posting(facts)
  }

/** The life of one e-account, as `docs/money.md` tells it: every posting the bank makes, in order. */
const story = {
  'top-up': tell(topUp, card('tup_1', 241_50)),
  payment: tell(payment, {
    id: 'pay_1',
    orderId: 'ord_1',
    mandateId: null,
    appId,
    source,
    amount: 88_50,
  }),
  'payment by an outside channel': tell(payment, {
    ...{ id: 'pay_2', orderId: 'ord_2', mandateId: null, appId, source: channel, amount: 66_00 },
  }),
  'payment that came too late': tell(latePayment, late('pay_3', 66_00)),
  'payment that came too late, given back': tell(latePaymentReturned, late('pay_3', 66_00)),
  transfer: tell(transfer, between('trf_1', 30_00)),
  'transfer into another lane, the payer’s half': tell(transferOut, between('trf_2', 20_00)),
  'transfer into another lane, the payee’s half': tell(transferIn, between('trf_2', 20_00)),
  refund: tell(refund, back('rfd_1', 8_50)),
  'refund set aside': tell(refundSetAside, back('rfd_2', 30_00)),
  'refund to a card': tell(refundPaidOut, back('rfd_2', 30_00)),
  'refund set aside again': tell(refundSetAside, back('rfd_3', 50_00)),
  'refund the card’s bank did not take': tell(refundGivenBack, back('rfd_3', 50_00)),
  'refund set aside for a channel': tell(refundSetAside, back('rfd_4', 16_00)),
  'refund through a channel': tell(refundThroughChannel, {
    ...{ ...back('rfd_4', 16_00), source: channel },
  }),
  'fees of a day': tell(clearedFees, { id: 'bil_1', realmId, appId, day: '2026-06-01', net: 59 }),
  settlement: tell(settlement, { ...settled('stl_1', 20_00), feesTaken: 59 }),
  'pay-out done': tell(payoutDone, settled('stl_1', 20_00)),
  'pay-out sent back': tell(payoutReturned, settled('stl_1', 20_00)),
  'settlement again': tell(settlement, { ...settled('stl_2', 20_00), feesTaken: 0 }),
  'pay-out refused': tell(payoutGivenBack, settled('stl_2', 20_00)),
  'withdrawal held': tell(withdrawalHold, card('wdr_1', 100_00)),
  'withdrawal done': tell(withdrawal, card('wdr_1', 100_00)),
  'withdrawal sent back': tell(withdrawalSentBack, card('wdr_1', 100_00)),
  'withdrawal returned': tell(withdrawalReturn, { ...card('wdr_1', 100_00), attempt: 1 }),
  'withdrawal held again': tell(withdrawalHold, card('wdr_2', 111_50)),
  'withdrawal refused': tell(withdrawalRelease, card('wdr_2', 111_50)),
  'top-up that found no place': tell(unplacedTopUp, card('tup_2', 50_00)),
  'top-up sent back': tell(returnedTopUp, card('tup_2', 50_00)),
}

/** Posts the story and writes down each entry with what the e-account holds after it. */
export const tellJournal = async (
  ledger: Ledger,
  open: () => Promise<void>,
): Promise<Map<string, string>> => {
  await open()
  const journal = new Map<string, string>()
  for (const [name, telling] of Object.entries(story)) {
    const entry = telling()
    const outcome = await ledger.submit({
      ...entry,
      realmId,
      slot: 0,
      at: new Date('2026-06-01T10:00:00+08:00'),
    })
    if (outcome.status !== 'posted') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
    const { available, held } = await ledger.balance(source)
    journal.set(
      name,
      `${lines(entry)}\n= ${nameOf(source)}  available ${yuan(available)}  held ${yuan(held)}`,
    )
  }
  return journal
}

export const customersOfStory = ['acc_1', 'acc_2'].map((owner) => ({
  ...{ realmId, ref: chart.customer(owner), slot: 0, cap: 2_000_00 },
}))

const lines = ({ legs, hold }: Pick<Posting, 'legs' | 'hold'>): string => {
  const moved = legs.map(
    ({ side, account, amount }) =>
      `${side.padEnd(6)} ${nameOf(account).padEnd(31)} ${yuan(amount)}`,
  )
  const holds = hold
    ? [`${hold.act.padEnd(7)} hold ${hold.id}${hold.act === 'open' ? ` ${yuan(hold.amount)}` : ''}`]
    : []
  return [...holds, ...moved].join('\n')
}

const nameOf = ({ kind, owner }: AccountRef): string => `${kind} ${owner}`
const yuan = (fen: number): string => (fen / 100).toFixed(2).padStart(7)
