import { contract, type OperatorRole } from '@qiantang/sdk/contract'

import type { Credentials } from '../credentials.ts'
import type { World } from '../world.ts'

/** Whoever sits at a browser on the bank's own page, as the browser says so. */
export const atConsole =
  (origin: string, cookie?: string): Credentials =>
  ({ headers }) => {
    headers.set('origin', origin)
    headers.set('sec-fetch-site', 'same-origin')
    if (cookie !== undefined) headers.set('cookie', cookie)
  }

/** The cookie of an answer, as the browser sends it back. */
export const cookieOf = (answer: Response): string =>
  (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

interface NewStaff {
  name?: string
  role?: OperatorRole
  /** Of this merchant. @default of the bank */
  appId?: string
}

/** Somebody of the bank, or of a merchant, who has signed in. */
export const staffIn = async (
  w: World,
  { name = '许静', role = 'maker', appId }: NewStaff = {},
) => {
  const { token, ...operator } = await w.call(
    contract.sandboxOperators.create,
    { body: { name, role, ...(appId !== undefined && { appId }) } },
    w.tester,
  )
  const signIn = (shown = token) =>
    w.send(contract.operatorSession.create, { body: { token: shown } }, atConsole(w.origin))
  const cookie = cookieOf(await signIn())
  return { ...operator, token, signIn, cookie, as: atConsole(w.origin, cookie) }
}

/** One who proposes and one who approves. */
export const twoPeople = async (w: World) => ({
  maker: await staffIn(w, { name: '许静', role: 'maker' }),
  checker: await staffIn(w, { name: '罗敏', role: 'checker' }),
})

let proposals = 0

/** A proposal of other terms, for an app nothing is proposed for yet. */
export const proposeTerms = async (w: World, as: Credentials, appId?: string) =>
  w.call(
    contract.operatorSettlementTerms.propose,
    {
      params: { appId: appId ?? (await w.newApp(`茶馆${(proposals += 1)}`)).id },
      body: { cycle: 'weekly', minimumPayout: 100_00, reason: '商户申请改为周结' },
    },
    as,
  )
