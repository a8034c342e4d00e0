import type { Channel, NextAction } from '@qiantang/sdk/contract'
import { z } from 'zod'

import { BankError } from '../kernel/errors.ts'
import type { Realm } from '../realms/realm.ts'
import type { SandboxBank } from './bank.ts'

/** Where the payers of each channel stand in the simulators. */
const apps: Partial<Record<Channel, string>> = {
  alipay: 'alipay',
  wechat_pay: 'wechat',
  unionpay: 'unionpay',
}

const patienceMs = 5_000

/**
 * Does what a payer does with what was shown to them, over the wire, as the simulated phone's pages would.
 *
 * @throws {BankError} `simulators_unreachable`; `nothing_to_complete` where nobody there knows of it
 */
export const playPayer = async (
  bank: SandboxBank,
  realm: Realm,
  channel: Channel,
  action: NextAction,
  pays: boolean,
): Promise<void> => {
  const at = doorsOf(bank, realm)
  const shown = await whatIsShown(bank, action)
  if (shown.key !== undefined) return playAtTheirBank(at, shown.key, pays)

  const app = apps[channel]
  if (app === undefined || shown.code === undefined) throw new BankError('nothing_to_complete')
  const bill = await at(`/${app}/app/bills?code=${encodeURIComponent(shown.code)}`)
  const { id } = Bill.parse(bill)
  if (pays) await at(`/${app}/app/bills/${id}/pay`, { payer: 'ordinary' })
  else await at(`/${app}/app/bills/${id}/decline`, {})
}

const Bill = z.object({ id: z.string() })
const LoggedIn = z.object({ visit: z.string() })

/** Who the simulated banks know, and what they type there. */
const secrets = { password: '789001', code: '111111' }
const person = { customer: '13800138000', ...secrets }
const company = (operator: '01' | '02') => ({ customer: '123456789001', operator, ...secrets })

/** A person pays from one of their accounts; of a company one enters it and another approves it. */
const playAtTheirBank = async (at: Door, key: string, pays: boolean): Promise<void> => {
  const logIn = async (who: object) =>
    LoggedIn.parse(await at('/netbank/log-in', { key, ...who })).visit
  const asPerson = await logIn(person).catch(() => null)
  if (asPerson !== null) {
    const card = pays ? 'everyday' : 'insufficientFunds'
    await at('/netbank/pay', { visit: asPerson, card, code: secrets.code })
    return
  }
  await at('/netbank/enter', { visit: await logIn(company('01')) })
  await at(pays ? '/netbank/approve' : '/netbank/reject', { visit: await logIn(company('02')) })
}

/** What brings a payer to their bill: a code or link, or the key of a payment at a bank. */
const whatIsShown = async (
  bank: SandboxBank,
  action: NextAction,
): Promise<{ code?: string | undefined; key?: string | undefined }> => {
  if (action.type === 'show_qr') return { code: action.code }
  if (action.type === 'open_app' && action.handoff !== null) return { code: action.handoff }
  if (action.type !== 'redirect' && action.type !== 'open_app') return {}
  if (action.url === null) return {}
  const fields = action.type === 'redirect' ? action.fields : null
  const body = fields && new URLSearchParams(fields)
  const answer = await reach(bank, action.url, { ...(body && { method: 'POST', body }) })
  const page = new URLSearchParams(
    new URL(answer.headers.get('location') ?? '#', bank.origin).hash.slice(1),
  )
  return { code: page.get('code') ?? action.url, key: page.get('payment') ?? undefined }
}

type Door = (path: string, content?: object) => Promise<unknown>

const doorsOf =
  (bank: SandboxBank, realm: Realm): Door =>
  async (path, content) => {
    if (bank.simulatorsUrl === null) throw new BankError('simulators_unreachable')
    const answer = await reach(bank, `${bank.simulatorsUrl}/${realm.id}${path}`, {
      ...(content && { method: 'POST', body: JSON.stringify(content) }),
    })
    if (!answer.ok) throw new BankError('nothing_to_complete')
    return (await answer.json()) as unknown
  }

const reach = async (bank: SandboxBank, url: string, init: RequestInit): Promise<Response> => {
  // A line to a simulator, and nowhere else.
  if (bank.simulatorsUrl === null || !url.startsWith(`${bank.simulatorsUrl}/`))
    throw new BankError('nothing_to_complete')
  try {
    const signal = AbortSignal.timeout(patienceMs)
    return await bank.fetch(url, { ...init, redirect: 'manual', signal })
  } catch {
    throw new BankError('simulators_unreachable')
  }
}
