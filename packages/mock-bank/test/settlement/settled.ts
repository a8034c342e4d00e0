import { contract } from '@qiantang/sdk/contract'

import { People } from '../../simulators/index.ts'
import { dayOf } from '../../src/kernel/time.ts'
import { selectRealm } from '../../src/realms/realms.ts'
import { clearDay, settle } from '../../src/settlement/index.ts'
import type { World } from '../world.ts'

/** Clears and settles an app's day before it is over, so that nothing else of the day ends. */
export const settled = async (w: World, app: World['app'] = w.app) => {
  const { number: accountNumber } = People.zhangSan.cards.everyday
  const body = { accountNumber, holderName: People.zhangSan.name }
  await w.call(contract.payoutAccount.set, { body }, app.merchant)

  const { inside } = w.bank
  const realm = (await selectRealm(inside.sql, w.realm.id)) ?? missing('realm')
  const at = await w.clock.now()
  const until = new Date(at.getTime() + 1).toISOString()
  await clearDay(inside, realm, { appId: app.id, day: dayOf(at), until })
  await settle(inside, realm, { appId: app.id })
  const [settlement = missing('settlement')] = (
    await w.call(contract.settlements.list, {}, app.merchant)
  ).items
  const [bill = missing('bill')] = (await w.call(contract.bills.list, {}, app.merchant)).items
  return { settlement, bill }
}

const missing = (what: string): never => {
  throw new Error(`There is no ${what}.`)
}
