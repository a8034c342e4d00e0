import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { world } from '../world.ts'
import { refusalIn } from './refusal.ts'
import { snapshot } from './snapshot.ts'
import { stageIn } from './stage.ts'
import { onTheWire } from './wire.ts'

test('a user pays by order and a server by mandate; each is told where the other’s fields are', async () => {
  const w = await world()
  const stage = await stageIn(w)
  const byOrder = { orderId: stage.order.id, accountId: stage.holder.accountId }
  const byMandate = {
    ...{ mandateId: stage.mandate.id, amount: 1_00, reference: 'R1', description: '骑行' },
    metadata: { bike: '7' },
  }
  const [user, server] = [
    { as: await stage.holderPage(), params: { userId: 'me' } },
    { as: w.server, params: { userId: 'u_1' } },
  ]
  const before = await snapshot(w.bank)

  for (const [call, body, code, paths] of [
    [user, byMandate, 'invalid_field', ['orderId', ...Object.keys(byMandate)]],
    [user, { ...byOrder, ...byMandate }, 'unknown_field', Object.keys(byMandate)],
    [user, { ...byOrder, amount: 1 }, 'unknown_field', ['amount']],
    [
      ...[server, byOrder, 'invalid_field'],
      ['mandateId', 'amount', 'reference', 'description', ...Object.keys(byOrder)],
    ],
    [server, { ...byMandate, ...byOrder }, 'unknown_field', Object.keys(byOrder)],
    [server, { ...byMandate, mandateId: stage.order.id }, 'invalid_field', ['mandateId']],
    [server, { ...byMandate, amount: 0 }, 'invalid_field', ['amount']],
    [server, { ...byMandate, reference: '' }, 'invalid_field', ['reference']],
    [server, { ...byMandate, description: ' ' }, 'invalid_field', ['description']],
  ] as const) {
    const sent = onTheWire(contract.userPayments.create, { ...call, body })
    const refused = await refusalIn(await w.sendRaw(sent, call.as), JSON.stringify(body))
    expect(refused).toEqual({ status: 400, code, paths })
  }

  expect(await snapshot(w.bank)).toEqual(before)
})
