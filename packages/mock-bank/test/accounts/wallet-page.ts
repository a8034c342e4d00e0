import {
  type Account,
  type AnswerChallenge,
  type AnsweredChallenge,
  type Application,
  contract,
  type Message,
  type WriteApplication,
} from '@qiantang/sdk/contract'
import type { z } from 'zod'

import { People, type TestPerson } from '../../simulators/index.ts'
import type { Credentials } from '../credentials.ts'
import type { World } from '../world.ts'

const { applications, challenges, pin } = contract
const me = { userId: 'me' }

/** The texts in force, all accepted. */
export const agreements = ['e_account', 'personal_information', 'tax_residency'].map((code) => ({
  code,
  version: '2026-01',
}))

/** A person's four factors with one of their cards, as they type them. */
export const factorsOf = ({ name, idNumber, mobile, cards }: TestPerson, card = 'everyday') => ({
  ...{ name, idNumber, mobile },
  cardNumber: cards[card]?.number ?? '',
})

export type WalletPage = Awaited<ReturnType<typeof walletPage>>

/** One of the bank's own pages, opened for a user of the world's app, or of another. */
export const walletPage = async (
  world: World,
  userId = 'u_1',
  app: { merchant: Credentials } = world.app,
) => {
  const { call } = world
  const page = await world.asPage(userId, undefined, app.merchant)
  const at = (applicationId: string) => ({ params: { ...me, applicationId } })
  const give = (challengeId: string, body: AnswerChallenge, key?: string) =>
    call(challenges.answer, { params: { challengeId }, body, ...(key && { key }) }, page)

  return {
    userId,
    /** Calls as this page. */
    as: page,
    draft: (person: TestPerson = People.zhangSan, card = 'everyday') =>
      call(
        applications.create,
        { params: me, body: { person: factorsOf(person, card), acceptedAgreements: agreements } },
        page,
      ),
    begin: (body: z.input<typeof WriteApplication> = {}) =>
      call(applications.create, { params: me, body }, page),
    change: (id: string, body: z.input<typeof WriteApplication>) =>
      call(applications.update, { ...at(id), body }, page),
    read: (id: string) => call(applications.retrieve, at(id), page),
    submit: (id: string) => call(applications.submit, at(id), page),
    challenge: (challengeId: string) =>
      call(challenges.retrieve, { params: { challengeId } }, page),
    resend: (challengeId: string) => call(challenges.sendOtp, { params: { challengeId } }, page),
    /** Gives one answer of perhaps two. */
    give,
    /** Gives the answer on which it goes on. */
    answer: async (...answer: Parameters<typeof give>) => wentOn(await give(...answer)),
    setPin: (body: { pin: string; currentPin?: string; pinResetId?: string }) =>
      call(pin.set, { params: me, body }, page),
    pinState: () => call(pin.retrieve, { params: me }, page),
  }
}

/** Fills in, submits, and comes back with the challenge and the code that was sent for it. */
export const submitted = async (
  world: World,
  page: WalletPage,
  person: TestPerson = People.zhangSan,
  card = 'everyday',
) => {
  const draft = await page.draft(person, card)
  const application = await page.submit(draft.id)
  return { application, challengeId: challengeOf(application), code: await codeTo(world, person) }
}

/** Opens an account from the first page to the last. */
export const openAccount = async (
  world: World,
  {
    person = People.zhangSan,
    card = 'everyday',
    userId = 'u_1',
    app = world.app,
  }: {
    person?: TestPerson
    card?: string
    userId?: string
    app?: { merchant: Credentials }
  } = {},
): Promise<Account> => {
  const page = await walletPage(world, userId, app)
  const { challengeId, code } = await submitted(world, page, person, card)
  const { accountId } = applicationIn(await page.answer(challengeId, { otp: code }))
  const params = { ...me, accountId: accountId ?? '' }
  return world.call(contract.accounts.retrieve, { params }, page.as)
}

/** The challenge an application waits for. */
export const challengeOf = ({ id, status, nextAction }: Application): string => {
  if (nextAction?.type !== 'collect_otp')
    throw new Error(`${id} is ${status} and asks for no code.`)
  return nextAction.challengeId
}

/** An answer after which what waited has gone on. */
export const wentOn = ({ challenge, subject }: AnsweredChallenge) => {
  if (subject === null) throw new Error(`${challenge.id} asks for more.`)
  return { challenge, subject }
}

export const applicationIn = (answered: AnsweredChallenge): Application => {
  const { subject } = wentOn(answered)
  if (subject.type !== 'application') throw new Error(`Not an application: ${subject.type}`)
  return subject.resource
}

/** The newest code sent to a person. */
export const codeTo = async (world: World, { mobile }: TestPerson): Promise<string> => {
  const [newest] = await world.messages(mobile)
  return codeIn(newest)
}

const codeIn = (message: Message | undefined): string => {
  if (!message?.code) throw new Error('No code was sent.')
  return message.code
}

/** A code that is certainly not this one. */
export const otherThan = (code: string, step = 1): string =>
  String((Number(code) + step) % 1_000_000).padStart(6, '0')
