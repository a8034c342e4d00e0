import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { edgeOf } from '../../src/bank/edge-of.ts'
import { incomingOf } from '../../src/edge/incoming.ts'
import type { Operation } from '../../src/edge/operations.ts'
import { type Arrival, perform } from '../../src/edge/perform.ts'
import { world } from '../world.ts'

/** What the edge makes of a reply, with replies held to the contract. */
const replying = async (reply: (app: object) => unknown) => {
  const { bank, app, origin, call } = await world()
  const edge = await edgeOf(bank.inside, { checkReplies: true })
  const right = await call(contract.app.retrieve, {})
  const operation: Operation = {
    name: 'app.retrieve',
    route: contract.app.retrieve,
    handle: async () => reply(right) as undefined,
  }
  const headers = { authorization: `Bearer ${app.secretKey}` }
  const arrival: Arrival = {
    incoming: incomingOf(new Request(`${origin}/v1/app`, { headers })),
    remoteAddress: undefined,
    requestId: 'req_test',
    locale: 'en',
    params: {},
    within: undefined,
    identity: undefined,
    verdicts: [],
    run: () => expect.unreachable(),
    present: () => expect.unreachable(),
  }
  return perform(edge, operation, arrival)
}

test('a reply as the contract has it goes out', async () => {
  await expect(replying((app) => app)).resolves.toMatchObject({ status: 200 })
})

test('a reply with a field more than the contract is a fault (S3)', async () => {
  const leaking = replying((app) => ({ ...app, slotMask: 7 }))

  await expect(leaking).rejects.toThrow('answers more than the contract says')
})

test('a reply with a field missing or wrong is a fault', async () => {
  await expect(replying((app) => ({ ...app, id: 1 }))).rejects.toThrow('breaks the contract')
  await expect(replying(() => undefined)).rejects.toThrow('breaks the contract')
})
