import { randomUUID } from 'node:crypto'
import { isQiantangError, type CodePayment, type Merchant } from '@qiantang/sdk/server'

import { givenBack, type Reason, type Refund, type Sale } from './sale.ts'
import { takingsOf, type Takings } from './takings.ts'

/** A day's end: what was taken, and where the bank says otherwise. */
export interface DayEnd extends Takings {
  /** Sales of the day the bank has another amount for, by reference. */
  differing: string[]
}

/** What a cashier may not do, and why. */
export type Refusal =
  | 'amount_out_of_range'
  | 'no_such_sale'
  | 'not_paid'
  | 'more_than_left'
  | 'sales_open'

const most = 50_000_00
const description = '门店收银'

/** A till in a shop. It asks the bank as the shop does, and keeps the journal of what came of it. */
export class Till {
  #name: string | undefined
  readonly #journal = new Map<string, Sale>()
  /** The codes that were read, as long as it isn't known what became of them. */
  readonly #codes = new Map<string, string>()
  #day = 1

  /** The journal, newest first, and the day so far. */
  async look(merchant: Merchant): Promise<{ name: string; sales: Sale[]; takings: Takings }> {
    this.#name ??= (await merchant.app.retrieve()).name
    const sales = [...this.#journal.values()].toReversed()
    return { name: this.#name, sales, takings: takingsOf(sales, this.#day) }
  }

  /** Takes money by the code on a payer's phone. The same reference again is the same sale. */
  async take(merchant: Merchant, reference: string, amount: number, code: string) {
    if (!isAmount(amount)) return 'amount_out_of_range'
    const known = this.#journal.get(reference)
    if (known) return known
    const sale = this.#open(reference, amount, 'code')
    this.#codes.set(reference, code)
    await this.#takeByCode(merchant, sale)
    return sale
  }

  /** Shows a code of its own, for the payer to scan. */
  async show(merchant: Merchant, reference: string, amount: number) {
    if (!isAmount(amount)) return 'amount_out_of_range'
    const sale = this.#journal.get(reference) ?? this.#open(reference, amount, 'shown')
    if (sale.shown || sale.status === 'paid') return sale
    await told(sale, async () => {
      const order = await merchant.orders.create({ reference, amount, description })
      const code = await merchant.merchantCodes.create({ reference, orderId: order.id })
      sale.shown = { orderId: order.id, text: code.text, expiresAt: order.expiresAt }
      sale.status = 'asking'
    })
    return sale
  }

  /** How a sale stands now. */
  async ask(merchant: Merchant, reference: string) {
    const sale = this.#journal.get(reference)
    if (!sale) return 'no_such_sale'
    await this.#askAfterRefunds(merchant, sale)
    if (sale.status === 'paid' || sale.status === 'refused') return sale
    if (sale.by === 'shown')
      return sale.shown
        ? this.#askAfterOrder(merchant, sale)
        : this.show(merchant, reference, sale.amount)
    if (sale.paymentId === null) await this.#takeByCode(merchant, sale)
    else
      await told(sale, async () =>
        read(sale, await merchant.codePayments.retrieve(sale.paymentId ?? '')),
      )
    return sale
  }

  /** Gives up what waits for its payer: a code is taken off the screen, a PIN that comes later pays nothing. */
  async withdraw(merchant: Merchant, reference: string) {
    const sale = this.#journal.get(reference)
    if (!sale) return 'no_such_sale'
    const { shown, paymentId } = sale
    if (paymentId !== null && sale.by === 'code' && sale.status === 'asking')
      await told(sale, async () =>
        read(sale, (await merchant.codePayments.reverse(paymentId)).payment),
      )
    if (shown && sale.status === 'asking') {
      await told(sale, () => merchant.orders.close(shown.orderId))
      // Somebody may have been quicker: then it is the payment that counts.
      await this.#askAfterOrder(merchant, sale)
    }
    return sale
  }

  /** Gives back part or all of what was paid. */
  async refund(merchant: Merchant, reference: string, amount: number) {
    const sale = this.#journal.get(reference)
    if (!sale) return 'no_such_sale'
    if (sale.status !== 'paid' || sale.paymentId === null) return 'not_paid'
    if (!isAmount(amount) || amount > sale.amount - givenBack(sale)) return 'more_than_left'
    const refund: Refund = {
      ...{ reference: `R-${randomUUID()}`, amount, day: this.#day },
      ...{ status: 'unknown', reason: null },
    }
    sale.refunds.push(refund)
    await giveBack(merchant, sale.paymentId, refund)
    return sale
  }

  /** Compares the day with what the bank knows, and begins the next. */
  async endDay(merchant: Merchant): Promise<DayEnd | Refusal> {
    const sales = [...this.#journal.values()]
    for (const { reference } of sales.filter(isOpen)) await this.ask(merchant, reference)
    if (sales.some(isOpen)) return 'sales_open'
    const differing: string[] = []
    for (const sale of sales.filter(({ day, status }) => day === this.#day && status === 'paid')) {
      const { amount, refundedAmount } = await merchant.payments.retrieve(sale.paymentId ?? '')
      if (amount !== sale.amount || refundedAmount !== givenBack(sale))
        differing.push(sale.reference)
    }
    const end = { ...takingsOf(sales, this.#day), differing }
    this.#day += 1
    return end
  }

  #open(reference: string, amount: number, by: Sale['by']): Sale {
    const sale: Sale = {
      ...{ reference, by, amount, status: 'unknown', reason: null, paymentId: null, shown: null },
      ...{ paidAt: null, day: this.#day, refunds: [] },
    }
    this.#journal.set(reference, sale)
    return sale
  }

  async #takeByCode(merchant: Merchant, sale: Sale): Promise<void> {
    const { reference, amount } = sale
    const code = this.#codes.get(reference) ?? ''
    await told(sale, async () => {
      const body = { code, amount, reference, description }
      read(sale, await merchant.codePayments.create(body, { idempotencyKey: reference }))
    })
    if (sale.status !== 'unknown') this.#codes.delete(reference)
  }

  async #askAfterOrder(merchant: Merchant, sale: Sale): Promise<Sale> {
    const { shown } = sale
    if (shown)
      await told(sale, async () => {
        const { status, paymentId, paidAt } = await merchant.orders.retrieve(shown.orderId)
        if (status === 'paid') Object.assign(sale, { status, paymentId, paidAt, reason: null })
        else if (status === 'closed' || status === 'expired')
          Object.assign(sale, {
            status: 'refused',
            reason: { code: `order_${status}`, message: '' },
          })
        else sale.status = 'asking'
      })
    return sale
  }

  async #askAfterRefunds(merchant: Merchant, { paymentId, refunds }: Sale): Promise<void> {
    for (const refund of refunds)
      if (refund.status === 'unknown' || refund.status === 'processing')
        await giveBack(merchant, paymentId ?? '', refund)
  }
}

const isAmount = (amount: number) => Number.isSafeInteger(amount) && amount > 0 && amount <= most

const isOpen = ({ status }: Sale) => status === 'asking' || status === 'unknown'

/** The same reference again answers with the same refund, so asking and asking again are one call. */
const giveBack = (merchant: Merchant, paymentId: string, refund: Refund) =>
  told(refund, async () => {
    const { reference, amount } = refund
    const body = { paymentId, amount, reference }
    const { status, failure } = await merchant.refunds.create(body)
    refund.status = 'processing'
    if (status === 'succeeded') refund.status = 'succeeded'
    if (status === 'failed') refund.status = 'failed'
    refund.reason = failure
  })

const read = (sale: Sale, payment: CodePayment): void => {
  sale.paymentId = payment.id
  if (payment.status === 'succeeded')
    Object.assign(sale, { status: 'paid', paidAt: payment.finishedAt, reason: null })
  else if (payment.status === 'failed')
    Object.assign(sale, { status: 'refused', reason: payment.failure })
  else sale.status = 'asking'
}

/** What the bank refuses ends the matter; where no answer came, nobody knows, and it stays as it was. */
async function told(
  entry: { status: string; reason: Reason | null },
  ask: () => Promise<unknown>,
): Promise<void> {
  try {
    await ask()
  } catch (error) {
    if (!isQiantangError(error)) throw error
    if (error.status === undefined || error.retryable || entry.status !== 'unknown') return
    entry.status = 'paymentId' in entry ? 'refused' : 'failed'
    entry.reason = { code: error.code, message: error.userMessage ?? '' }
  }
}
