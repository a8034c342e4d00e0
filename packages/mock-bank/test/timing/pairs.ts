import { contract } from '@qiantang/sdk/contract'

import { People } from '../../simulators/index.ts'
import { agreements, factorsOf, submitted, walletPage } from '../accounts/wallet-page.ts'
import { newcomer } from '../bad-input/stage.ts'
import { accountHolder, challengeIn, pin } from '../wallet/account-holder.ts'
import type { World } from '../world.ts'

/** Two calls that are refused alike: one about something that is there, one about nothing. */
export interface Pair {
  what: string
  code: string
  known: () => Promise<unknown>
  unknown: () => Promise<unknown>
  /** Puts back what the last calls have used up, such as tries. */
  restore: () => Promise<void>
}

/** Everything a stranger might guess: a code, a PIN, a user, a card, somebody's things. */
export const pairsIn = async (w: World): Promise<Pair[]> => {
  const { call } = w
  const { sql } = w.bank.inside
  const me = { userId: 'me' }
  const { zhangSan, wangFang, ouyangNaNa } = People
  const applicant = await walletPage(w, 'u_applying')
  const { challengeId, code } = await submitted(w, applicant, newcomer())
  const holder = await accountHolder(w, { balance: 100_00 })
  const asked = challengeIn(await holder.requestTopUp(1_00))
  const theirs = await accountHolder(w, { userId: 'u_2', person: wangFang })
  const card = (await theirs.account()).card.id
  const page = await walletPage(w, 'u_guessing')
  const nobodys = `chl_${'0'.repeat(26)}`
  const again = async () => {
    await sql`
      update challenges set status = 'pending', wrong_tries = 0, finished_at = null
      where id in (${challengeId}, ${asked})`
    await sql`update pins set wrong_tries = 0, locked_until = null where realm_id = ${w.realm.id}`
    await sql`delete from identity_tries where realm_id = ${w.realm.id}`
    await sql`delete from payee_look_ups where app_id = ${w.app.id}`
  }

  const transfer = (payeeUserId: string) =>
    call(
      contract.transfers.create,
      { params: me, body: { accountId: holder.accountId, payeeUserId, amount: 1_00 } },
      holder.as,
    )
  const check = async (cardNumber: string) => {
    const person = { ...factorsOf(ouyangNaNa), cardNumber }
    const { id } = await page.begin({ person, acceptedAgreements: agreements })
    return () => page.submit(id)
  }
  const otherHolder = await check(zhangSan.cards.everyday.number)
  const noSuchCard = await check('6228481000000999903')

  return [
    {
      ...{ what: 'code of somebody else', code: 'not_found', restore: again },
      known: () => page.answer(challengeId, { otp: code }),
      unknown: () => page.answer(nobodys, { otp: code }),
    },
    {
      ...{ what: 'PIN of somebody else', code: 'not_found', restore: again },
      known: () => page.answer(asked, { pin }),
      unknown: () => page.answer(nobodys, { pin }),
    },
    {
      ...{ what: 'payee', code: 'payee_unavailable', restore: again },
      known: () => transfer('u_2'),
      unknown: () => transfer('u_nobody'),
    },
    {
      ...{ what: 'card of somebody else', code: 'not_found', restore: again },
      known: () => call(contract.cards.retrieve, { params: { ...me, cardId: card } }, holder.as),
      unknown: () =>
        call(
          contract.cards.retrieve,
          { params: { ...me, cardId: `crd_${'0'.repeat(26)}` } },
          holder.as,
        ),
    },
    {
      ...{ what: 'card number', code: 'identity_mismatch', restore: again },
      known: otherHolder,
      unknown: noSuchCard,
    },
  ]
}
