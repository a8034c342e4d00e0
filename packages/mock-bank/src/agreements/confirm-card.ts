import { type AccountBank, countTries, uncountTry } from '../accounts/index.ts'
import type { App } from '../apps/caller.ts'
import { record, type Whose } from '../audit/index.ts'
import type { FourElements } from '../cards/network/index.ts'
import { mustBeSendable } from '../challenges/index.ts'
import { customerIdOf, mobileIndex } from '../customers/index.ts'
import type { Queryable } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { now, type Realm } from '../realms/realm.ts'
import { personIndexOf } from './elements.ts'

/** Who has typed a card. */
export interface Typist {
  realm: Realm
  app: App
  /** Null for a guest. */
  whose: Whose | null
  /** The checkout session it was typed in, if it was. */
  checkoutSessionId: string | null
  /** The network it came from, as far as that is known. */
  network: string | null
}

/**
 * Asks the card's bank whether what was typed belongs together, outside any transaction. Whatever it does not like,
 * the answer is the same, and it is counted: against the person, the card, the session and the network it came from.
 *
 * @throws {BankError} `rate_limited`, `attempts_exhausted`, `identity_mismatch`, `identity_unconfirmed`
 */
export const confirmCard = async (
  bank: AccountBank,
  typist: Typist,
  elements: FourElements,
): Promise<void> => {
  const { realm, whose } = typist
  const at = now(bank, realm)
  const to = { realmId: realm.id, mobileIndex: mobileIndex(bank, realm.id, elements.mobile) }
  await mustBeSendable(bank, bank.sql, to, at)

  const counted = [
    await countTries(bank, realm.id, fewFor(typist, elements), at),
    ...(typist.network === null ? [] : [await countNetwork(bank, typist.network, realm, at)]),
  ]
  const result = await bank.cardNetwork.verify(realm.id, elements)
  // Looked at last, so that the way is the same for all.
  const isOwn = whose === null || (await isTheirs(bank, bank.sql, whose, elements))
  const isMismatch =
    result.outcome === 'refused'
      ? result.reason !== 'not_accepted'
      : !isOwn && result.outcome === 'done'
  if (isMismatch) {
    if (whose) await bank.sql.begin((tx) => record(bank, tx, whose, 'identity.refused', {}, at))
    throw new BankError('identity_mismatch')
  }

  for (const tries of counted) await uncountTry(bank.sql, tries)
  // No answer, or the network turned down the message and not the person: that is ours to mend.
  if (result.outcome !== 'done') throw new BankError('identity_unconfirmed')
}

const fewFor = ({ app, whose, checkoutSessionId }: Typist, elements: FourElements): string[] => [
  `person ${elements.idNumber}`,
  `card ${elements.cardNumber}`,
  ...(whose ? [`user ${app.id} ${whose.userId}`] : []),
  ...(checkoutSessionId === null ? [] : [`session ${checkoutSessionId}`]),
]

const countNetwork = (bank: AccountBank, network: string, realm: Realm, at: Date) =>
  countTries(bank, realm.id, [`network ${network}`], at, bank.rules.quickPay.networkTriesPerDay)

/** A user signs for cards of their own: of the person the bank knows them as, or has seen them sign for before. */
const isTheirs = async (
  bank: AccountBank,
  on: Queryable,
  { realm, app, userId }: Whose,
  { idNumber }: FourElements,
): Promise<boolean> => {
  const person = personIndexOf(bank, realm.id, idNumber)
  const customerId = await customerIdOf(on, { app, userId })
  const known = await on<{ person: string }[]>`
    select id_number_index as person from customers where id = ${customerId ?? null}
    union all
    select person_index from quick_pay_agreements
    where app_id = ${app.id} and user_id = ${userId} and status = 'active' and is_saved`
  return known.every((one) => one.person === person)
}
