import type { Line } from '../../cards/network/exchange.ts'
import type { Connector } from '../outside.ts'
import { networkDesk } from '../unionpay/connect-unionpay.ts'
import { openFront } from '../unionpay/open.ts'
import { isGatewayBank, limitsAt } from './banks.ts'

/**
 * The payer's own online banking, reached through the network's gateway: the same form, with the bank named
 * (`issInsCode`). A company's payment is entered by one of its people and approved by another, which may take days.
 */
export const connectGateway = (line: Line): Connector => ({
  products: [],
  faultIn: ({ bank }, amount) => {
    if (!bank) return { path: 'bank', message: 'This channel wants a bank.' }
    if (!isGatewayBank(bank.code)) return { path: 'bank.code', message: 'See `GET /v1/banks`.' }
    const limits = limitsAt(bank.code, bank.kind)
    if (!limits) return { path: 'bank.kind', message: 'This bank does not serve them here.' }
    if (amount <= limits.singleLimit) return null
    return { reason: 'amount_out_of_range', most: limits.singleLimit }
  },
  open: async (order) => {
    const { bank } = order.choice
    const limits = bank && limitsAt(bank.code, bank.kind)
    if (!limits || order.amount > limits.singleLimit)
      return { outcome: 'refused', code: 'channel_unavailable' }
    return openFront(line, order, { channelType: '07', issInsCode: bank.code })
  },
  ...networkDesk(line),
})
