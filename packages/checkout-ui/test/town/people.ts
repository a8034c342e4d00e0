import type {
  Account,
  AnsweredChallenge,
  Application,
  Complaint,
  Mandate,
  Message,
  Order,
  TopUp,
  Transfer,
  Withdrawal,
} from '@qiantang/sdk/contract'
import { People } from '../../../mock-bank/simulators/index.ts'
import type { Caller, Settlement } from './town.ts'

export const pin = '271828'

type CardName = keyof typeof People.zhangSan.cards

interface Factors {
  name: string
  idNumber: string
  mobile: string
  cardNumber: string
}

/** The four factors of 张三 with one of his cards. */
export const factors = (card: CardName = 'everyday'): Factors => {
  const { name, idNumber, mobile, cards } = People.zhangSan
  return { name, idNumber, mobile, cardNumber: cards[card].number }
}

/** Those of somebody else the sandbox knows. */
export const factorsOf = (person: keyof typeof People): Factors => {
  const { name, idNumber, mobile, cards } = People[person]
  return { name, idNumber, mobile, cardNumber: cards.everyday.number }
}

/** A user at the door of the bank's wallet. */
export interface Visitor {
  town: Settlement
  token: string
  page: Caller
}

export async function visitor(town: Settlement): Promise<Visitor> {
  return { town, ...(await town.user()) }
}

const applications = '/v1/users/me/applications'

/** An application with what was typed so far. */
export const draft = ({ page }: Visitor, person: Partial<Factors>) =>
  page<Application>(`POST ${applications}`, { person })

/** Handed in: the code is on its way. */
export async function handedIn(visitor: Visitor, person = factors()): Promise<Application> {
  const begun = await draft(visitor, person)
  const acceptedAgreements = begun.agreements.map(({ code, version }) => ({ code, version }))
  await visitor.page(`PATCH ${applications}/${begun.id}`, { acceptedAgreements })
  return visitor.page<Application>(`POST ${applications}/${begun.id}/submit`)
}

/** Another user of the same app, 王芳, who can receive transfers: her account was topped up once. */
export async function payeeIn(visitor: Visitor, userId = 'u_2002'): Promise<Visitor> {
  const payee = { ...visitor, ...(await visitor.town.user(userId)) }
  const { nextAction } = await handedIn(payee, factorsOf('wangFang'))
  if (nextAction?.type !== 'collect_otp') throw new Error('No code was asked for.')
  await answer(payee, nextAction.challengeId, { otp: await newestCode(payee) })
  const { items } = await payee.page<{ items: Account[] }>('GET /v1/users/me/accounts')
  await payee.page('PUT /v1/users/me/pin', { pin })
  for (const account of items) await moved(payee, 'top-ups', account, 10_00)
  return payee
}

/** A transfer to another user that waits for its PIN. */
export const transfer = ({ page }: Visitor, { id: accountId }: Account, amount: number) =>
  page<Transfer>('POST /v1/users/me/transfers', {
    ...{ accountId, amount, payeeUserId: 'u_2002', note: '买菜的钱' },
  })

/** Frozen, by the holder or by the bank. */
export const frozen = ({ page, town }: Visitor, { id }: Account, by: 'customer' | 'bank') =>
  by === 'customer'
    ? page<Account>(`POST /v1/users/me/accounts/${id}/freeze`, { scope: 'debit' })
    : town.tester<Account>(`POST /v1/sandbox/accounts/${id}/freeze`, { scope: 'all' })

/** The phone is reported lost. */
export const lost = ({ page }: Visitor) => page('POST /v1/users/me/lost-phone-reports')

/** A complaint about the newest top-up. */
export async function complain({ page }: Visitor): Promise<Complaint> {
  const { items } = await page<{ items: TopUp[] }>('GET /v1/users/me/top-ups')
  return page<Complaint>('POST /v1/users/me/complaints', {
    category: 'top_up_or_withdrawal',
    text: '6 月 1 日充值 50 元，银行短信说扣了两次。\n请帮我查一下，谢谢。',
    about: items[0]?.id,
  })
}

/** The bank answers it. */
export const answerComplaint = ({ town }: Visitor, { id }: Complaint) =>
  town.tester(`POST /v1/sandbox/complaints/${id}/answer`, {
    answer: '您好，经查只扣款一次，第二条短信为重复提醒。给您带来不便，敬请谅解。',
  })

/** The newest code sent to anybody. */
export async function newestCode({ town }: Visitor): Promise<string> {
  const { items } = await town.tester<{ items: Message[] }>('GET /v1/sandbox/messages?limit=1')
  return items[0]?.code ?? ''
}

const answer = (visitor: Visitor, challengeId: string, body: { otp: string } | { pin: string }) =>
  visitor.page<AnsweredChallenge>(`POST /v1/challenges/${challengeId}/answer`, body)

/** Opened, as yet without a PIN. */
export async function opened(visitor: Visitor, card?: CardName): Promise<Account> {
  const { nextAction } = await handedIn(visitor, factors(card))
  if (nextAction?.type !== 'collect_otp') throw new Error('No code was asked for.')
  await answer(visitor, nextAction.challengeId, { otp: await newestCode(visitor) })
  const { items } = await visitor.page<{ items: Account[] }>('GET /v1/users/me/accounts')
  const [account] = items
  if (!account) throw new Error('No account was opened.')
  return account
}

/** Opened, with its PIN, and with so much money in it. */
export async function holder(visitor: Visitor, balance = 0, card?: CardName): Promise<Account> {
  const account = await opened(visitor, card)
  await visitor.page('PUT /v1/users/me/pin', { pin })
  if (balance > 0) await moved(visitor, 'top-ups', account, balance)
  return account
}

/** A top-up or withdrawal that waits for its PIN. */
export const asked = (
  { page }: Visitor,
  noun: 'top-ups' | 'withdrawals',
  { id: accountId }: Account,
  amount: number,
) => page<TopUp | Withdrawal>(`POST /v1/users/me/${noun}`, { accountId, amount })

/** One that the PIN was given for. */
export async function moved(
  visitor: Visitor,
  noun: 'top-ups' | 'withdrawals',
  account: Account,
  amount: number,
) {
  const waiting = await asked(visitor, noun, account, amount)
  return answer(visitor, challengeOf(waiting), { pin })
}

/** A payment of the merchant's order that waits for its PIN. */
export async function purchase(visitor: Visitor, amount: number, reference: string) {
  const order = await visitor.town.merchant<Order>('POST /v1/orders', {
    reference,
    amount,
    description: '明前龙井 50 克',
  })
  return visitor.page<TopUp>('POST /v1/users/me/payments', { orderId: order.id })
}

/** An agreement to pay without the PIN, which waits for it. */
export const mandate = ({ page }: Visitor, maxAmount: number) =>
  page<Mandate>('POST /v1/users/me/mandates', { maxAmount, description: '西湖骑行' })

/** Something the PIN was given for. */
export const answered = async (visitor: Visitor, asking: Pick<TopUp, 'nextAction'>) =>
  (await answer(visitor, challengeOf(asking), { pin })).subject!.resource

/** An account whose higher limit for payments without the PIN waits for it. */
export const noPinLimit = ({ page }: Visitor, { id }: Account, limit: number) =>
  page<Account>(`PATCH /v1/users/me/accounts/${id}`, { noPinLimit: limit })

export const pay = async (visitor: Visitor, amount: number, reference: string) =>
  answer(visitor, challengeOf(await purchase(visitor, amount, reference)), { pin })

export function challengeOf({ nextAction }: Pick<TopUp, 'nextAction'>): string {
  if (nextAction?.type !== 'enter_pin') throw new Error('No PIN was asked for.')
  return nextAction.challengeId
}

/** Lets so much time pass in the realm. */
export const wait = ({ town }: Visitor, by: string) =>
  town.tester('POST /v1/sandbox/clock/advance', { by })
