import { contract, type QuickPayAgreement } from '@qiantang/sdk/contract'

import { People, type TestPerson } from '../../simulators/index.ts'
import { codeTo, factorsOf, walletPage } from '../accounts/wallet-page.ts'
import type { Credentials } from '../credentials.ts'
import type { World } from '../world.ts'

const me = { userId: 'me' }

/** The text in force, accepted. */
export const accepted = [{ code: 'quick_pay', version: '2026-01' }]

interface SignerOptions {
  userId?: string
  person?: TestPerson
  app?: { merchant: Credentials }
}

/** Somebody who signs cards of other banks up for quick pay, on the bank's wallet page. */
export const cardSigner = async (
  w: World,
  { userId = 'u_1', person = People.wangFang, app = w.app }: SignerOptions = {},
) => {
  const page = await walletPage(w, userId, app)
  const at = (agreementId: string) => ({ params: { ...me, quickPayAgreementId: agreementId } })
  const request = (card = 'everyday', more: { noOtpLimit?: number } = {}, of = person) =>
    w.call(
      contract.quickPayAgreements.create,
      { params: me, body: { person: factorsOf(of, card), acceptedAgreements: accepted, ...more } },
      page.as,
    )
  return {
    userId,
    person,
    page,
    as: page.as,
    request,
    read: (id: string) => w.call(contract.quickPayAgreements.retrieve, at(id), page.as),
    cancel: (id: string) => w.call(contract.quickPayAgreements.cancel, at(id), page.as),
    list: async () =>
      (await w.call(contract.quickPayAgreements.list, { params: me }, page.as)).items,
    /** Signs a card from the first field to the code. */
    sign: async (...wanted: Parameters<typeof request>): Promise<QuickPayAgreement> => {
      const asked = await request(...wanted)
      const { subject } = await page.answer(codeAskedBy(asked), { otp: await codeTo(w, person) })
      if (subject.type !== 'quick_pay_agreement') throw new Error(`Not signed: ${subject.type}`)
      return subject.resource
    },
  }
}

/** The challenge by which something asks for a code. */
export const codeAskedBy = ({
  nextAction,
}: {
  nextAction: { type: string; challengeId?: unknown } | null
}): string => {
  if (nextAction?.type !== 'collect_otp') throw new Error('No code is asked for.')
  return String(nextAction.challengeId)
}
