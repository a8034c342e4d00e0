import type {
  Account,
  AnsweredChallenge,
  Bank,
  CheckoutSession,
  CheckoutSummary,
  PageToken,
  Problem,
} from '@qiantang/sdk/contract'
import type { Page, Request, Route } from '@playwright/test'
import { bill, checkoutSessionId, problem, session } from './checkouts.ts'

/** What the bank says: a thing, a refusal, or nothing because the line is dead. */
export type Said<Thing> = Thing | Problem | 'lost'

/** How the bank answers in a test; each call may answer differently the next time. */
export interface Script {
  summary: () => Said<CheckoutSummary> | Promise<Said<CheckoutSummary>>
  session: () => Said<CheckoutSession> | Promise<Said<CheckoutSession>>
  confirm: (request: Request) => Said<CheckoutSession> | Promise<Said<CheckoutSession>>
  answer: (request: Request) => Said<AnsweredChallenge> | Promise<Said<AnsweredChallenge>>
  check: () => Said<CheckoutSession>
  pageToken: () => Said<PageToken>
  /** The payer's accounts, as the wallet would read them. */
  wallet: () => Said<{ items: Account[] }>
}

const limits = { singleLimit: 50_000_00, dayLimit: 200_000_00 }

const banks: Bank[] = [
  { code: 'ICBC', name: { zh: '工商银行', en: 'ICBC' }, personal: limits, corporate: limits },
  {
    code: 'CCB',
    name: { zh: '建设银行', en: 'China Construction Bank' },
    personal: limits,
    corporate: null,
  },
  {
    code: 'ABC',
    name: { zh: '农业银行', en: 'Agricultural Bank of China' },
    personal: { ...limits, singleLimit: 50_00 },
    corporate: limits,
  },
]

const missing = () => problem({ code: 'not_found', status: 404 })

export const script = (change: Partial<Script> = {}): Script => ({
  summary: () => bill(),
  session: () => session(),
  confirm: missing,
  answer: missing,
  check: missing,
  pageToken: missing,
  wallet: missing,
  ...change,
})

/** Answers the calls of a page by a script, and remembers them. */
export async function answerCalls(page: Page, script: Script): Promise<Request[]> {
  const calls: Request[] = []
  await page.route('**/v1/**', async (route) => {
    calls.push(route.request())
    await say(route, await answer(route.request(), script))
  })
  return calls
}

const id = checkoutSessionId

function answer(request: Request, script: Script): unknown {
  switch (`${request.method()} ${new URL(request.url()).pathname}`) {
    case `GET /v1/checkout-sessions/${id}/summary`:
      return script.summary()
    case `GET /v1/checkout-sessions/${id}`:
      return script.session()
    case `POST /v1/checkout-sessions/${id}/confirm`:
      return script.confirm(request)
    case `POST /v1/checkout-sessions/${id}/check`:
      return script.check()
    case 'GET /v1/banks':
      return { items: banks }
    case 'POST /v1/challenges/chl_01JWM2E6W0ABCDEFGHJKMNPQRS/answer':
      return script.answer(request)
    case 'POST /v1/page-tokens':
      return script.pageToken()
    case 'GET /v1/users/me/accounts':
      return script.wallet()
    default:
      return missing()
  }
}

async function say(route: Route, said: unknown) {
  if (said === 'lost') return route.abort('internetdisconnected')
  const json = said as object
  const status = 'code' in json && 'status' in json ? Number(json.status) : 200
  await route.fulfill({ status, json })
}
