import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { holdingNamed, People } from '../../people.ts'
import type { Holding, TestPerson } from '../../test-person.ts'
import { type Behaviour, behaviours } from '../behaviours.ts'
import { responseMessage } from '../response-codes.ts'
import { netbankName } from './netbank-names.ts'
import { byKey, type Office } from './office.ts'
import { decline, pay } from './pay.ts'
import { limit, readBody, REALM, text, type At, type Body } from './place.ts'
import { isCompanys, type Purchase } from './purchase.ts'

/** What testers type. They are shown on the pages. */
export const netbankSecrets = {
  password: '789001',
  code: '111111',
  company: '123456789001',
  operators: { maker: '01', checker: '02' },
} as const

/** Somebody logged in at a bank, for one payment. */
interface Visit {
  key: string
  /** A person by the name in the people table, or an operator of the company. */
  who: string
  wrongCodes: number
}

/**
 * Online banking of the payer's bank. A person logs in, chooses an account and gives the code that was sent to them. Of
 * a company one operator enters the payment (制单) and another approves it (复核), which may be days later.
 */
export function createNetbank(officeOf: (realm: string) => Office): Hono {
  const netbank = new Hono()
  const visits = new Map<string, Visit>()

  const at = (verb: string, answer: Step) =>
    netbank.post(`${REALM}/netbank/${verb}`, limit, async (c: At) => {
      const office = officeOf(c.req.param('realm'))
      const body = await readBody(c)
      const visit = visits.get(text(body['visit']))
      const purchase = byKey(office, visit?.key ?? text(body['key']))
      if (!purchase?.issInsCode) return c.json({ code: 'not_found' }, 404)
      const answered = await answer({ office, purchase, body, visit })
      return 'code' in answered
        ? c.json(answered, 409)
        : c.json({ ...shown(answered.purchase), ...answered.shown })
    })

  at('look', async ({ purchase }) => ({ purchase, shown: { secrets: netbankSecrets } }))

  at('log-in', async ({ purchase, body }) => {
    const who = isCompanys(purchase) ? operatorOf(body) : personOf(body)
    if (!who || body['password'] !== netbankSecrets.password) return { code: 'log_in_wrong' }
    const visit = randomBytes(18).toString('base64url')
    visits.set(visit, { key: purchase.key, who, wrongCodes: 0 })
    return { purchase, shown: { visit, who, accounts: accountsOf(who) } }
  })

  at('pay', async ({ office, purchase, body, visit }) => {
    if (!visit || isCompanys(purchase)) return { code: 'log_in_first' }
    if (purchase.state !== 'waiting') return { code: 'ended' }
    if (body['code'] !== netbankSecrets.code) return wrongCode(office, purchase, visit)
    const holding = holdingNamed(visit.who, text(body['card']))
    if (!holding) return { code: 'account_unknown' }
    return { purchase: await payFrom(office, purchase, holding) }
  })

  at('enter', async ({ office, purchase, visit }) => {
    if (visit?.who !== 'maker') return { code: 'log_in_first' }
    if (purchase.state !== 'waiting') return { code: 'ended' }
    const entered: Purchase = { ...purchase, state: 'entered' }
    office.purchases.save(entered)
    return { purchase: entered }
  })

  at('approve', async ({ office, purchase, visit }) => {
    if (visit?.who !== 'checker') return { code: 'log_in_first' }
    if (purchase.state !== 'entered') return { code: 'not_entered' }
    return { purchase: await pay(office, purchase, { result: '00' }) }
  })

  at('reject', async ({ office, purchase, visit }) => {
    if (!visit) return { code: 'log_in_first' }
    if (purchase.state === 'ended') return { code: 'ended' }
    return { purchase: decline(office, purchase) }
  })
  return netbank
}

/** The account's own behaviour decides, as it does when money is collected from it. */
const payFrom = async (
  office: Office,
  purchase: Purchase,
  { person, card, details }: Holding,
): Promise<Purchase> => {
  const { result, answer } = behaviours[details.behaviour].collect
  // What never reaches the account ends nothing.
  if (answer === 'request_lost') return purchase
  const queriesBeforeResult = answer === 'processing' ? 1 : 0
  return pay(office, purchase, { result, person, card, queriesBeforeResult })
}

/** A purchase as the bank's pages show it. */
const shown = (purchase: Purchase) => ({
  payee: `商户 ${purchase.merId}`,
  orderId: purchase.orderId,
  description: purchase.description,
  amount: purchase.amount,
  state: stateOf(purchase),
  says: purchase.result ? responseMessage(purchase.result) : null,
  bank: purchase.issInsCode,
  bankName: netbankName(purchase.issInsCode ?? ''),
  kind: isCompanys(purchase) ? 'corporate' : 'personal',
  returnUrl: purchase.returnUrl,
})

const stateOf = ({ state, result }: Purchase) => {
  if (state === 'ended') return result === '00' ? 'paid' : result === '42' ? 'too_late' : 'refused'
  return state
}

interface Asked {
  office: Office
  purchase: Purchase
  body: Body
  visit: Visit | undefined
}

type Step = (asked: Asked) => Promise<{ purchase: Purchase; shown?: object } | { code: string }>

const operatorOf = ({ customer, operator }: Body): string | undefined => {
  if (customer !== netbankSecrets.company) return undefined
  return Object.entries(netbankSecrets.operators).find(([, number]) => number === operator)?.[0]
}

const personOf = ({ customer }: Body): string | undefined =>
  Object.entries<TestPerson>(People).find(([, { mobile }]) => mobile === customer)?.[0]

/** What happens when somebody pays from an account that behaves so; the others do nothing of their own here. */
const aboutPaying: Partial<Record<Behaviour, { zh: string; en: string }>> = {
  ordinary: { zh: '付款成功', en: 'Pays' },
  insufficient_funds: { zh: '余额不足，付款失败', en: 'Has too little money: refused' },
  restricted: { zh: '账户状态异常，付款失败', en: 'Is restricted: refused' },
  processing_then_done: {
    zh: '处理中，第二次查询时成功，不发通知',
    en: 'Being processed, paid by the second query, nobody is told',
  },
  processing_then_refused: {
    zh: '处理中，第二次查询时失败',
    en: 'Being processed, refused by the second query',
  },
}

/** The accounts to choose from: one for each thing that can happen. */
const accountsOf = (who: string) => {
  const person = Object.entries<TestPerson>(People).find(([name]) => name === who)?.[1]
  const cards = Object.entries(person?.cards ?? {})
  return Object.entries(aboutPaying).flatMap(([wanted, about]) => {
    const found = cards.find(([, { behaviour }]) => behaviour === wanted)
    return found ? [{ card: found[0], last4: found[1].number.slice(-4), about }] : []
  })
}

/** The third wrong code is the last. */
const wrongCode = (office: Office, purchase: Purchase, visit: Visit) => {
  visit.wrongCodes += 1
  if (visit.wrongCodes < 3) return { code: 'code_wrong', left: 3 - visit.wrongCodes }
  return { purchase: decline(office, purchase, '71') }
}
