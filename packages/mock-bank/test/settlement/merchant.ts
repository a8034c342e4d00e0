import { contract, type CreateFeeRule, type WriteSettlementTerms } from '@qiantang/sdk/contract'

import { People, type TestPerson } from '../../simulators/index.ts'
import { shopIn } from '../orders/shop.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import type { World } from '../world.ts'

/** A shop that is paid out to an account, and somebody who buys there. */
export const merchantIn = async (
  w: World,
  {
    card = 'everyday',
    terms,
    balance = 1_500_00,
  }: { card?: string; terms?: WriteSettlementTerms; balance?: number } = {},
) => {
  const shop = shopIn(w)
  const app = { appId: w.app.id }
  const holder = await accountHolder(w, { userId: 'u_1', person: People.wangFang, balance })
  const { id: mandateId } = await holder.allow({ maxAmount: 500_00 })
  let sold = 0
  const owner: TestPerson = People.zhangSan
  const account = owner.cards[card]
  if (!account) throw new Error(`There is no card ${card}.`)

  const all = async <Item>(
    read: (cursor: string | undefined) => Promise<{ items: Item[]; nextCursor: string | null }>,
  ): Promise<Item[]> => {
    const items: Item[] = []
    for (let cursor: string | undefined, more = true; more;) {
      const page = await read(cursor)
      items.push(...page.items)
      cursor = page.nextCursor ?? undefined
      more = cursor !== undefined
    }
    return items
  }

  const merchant = {
    shop,
    holder,
    setAccount: (accountNumber: string = account.number, holderName: string = owner.name) =>
      w.call(contract.payoutAccount.set, { body: { accountNumber, holderName } }),
    agree: (body: WriteSettlementTerms) =>
      w.call(contract.sandboxSettlementTerms.set, { params: app, body }, w.tester),
    rule: (body: Partial<CreateFeeRule> = {}) =>
      w.call(
        contract.sandboxFeeRules.create,
        {
          params: app,
          body: { channel: 'bank_balance', feeRate: 3_800, onRefund: 'returned', ...body },
        },
        w.tester,
      ),
    /** Sells something, taken from the balance by mandate. */
    sell: (amount = 88_50) => {
      sold += 1
      const body = { mandateId, amount, reference: `S-${sold}`, description: '西湖龙井' }
      const params = { userId: holder.userId }
      return w.call(contract.userPayments.create, { params, body }, w.merchant)
    },
    refundsOf: async (paymentId: string) =>
      (await w.call(contract.refunds.list, { query: { paymentId, limit: 100 } })).items,
    balance: () => w.call(contract.balance.retrieve, {}),
    settlements: async () => (await w.call(contract.settlements.list, {})).items,
    linesOf: (settlementId: string, limit = 100) =>
      all((cursor) =>
        w.call(contract.settlements.lines, {
          params: { settlementId },
          query: { limit, ...(cursor && { cursor }) },
        }),
      ),
    bills: async () => (await w.call(contract.bills.list, {})).items,
    billLines: (billId: string, limit = 100) =>
      all((cursor) =>
        w.call(contract.bills.lines, {
          params: { billId },
          query: { limit, ...(cursor && { cursor }) },
        }),
      ),
    report: (firstDay: string, lastDay: string) =>
      w.call(contract.feeReport.retrieve, { query: { firstDay, lastDay } }),
  }
  await merchant.setAccount()
  if (terms) await merchant.agree(terms)
  return merchant
}
