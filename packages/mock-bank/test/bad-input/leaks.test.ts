import type { Caller } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { createLog } from '../../src/kernel/log.ts'
import { factorsOf } from '../accounts/wallet-page.ts'
import { type Credentials, nobody } from '../credentials.ts'
import { world } from '../world.ts'
import { type Example, examples, type LooseCall } from './calls.ts'
import { textsIn } from './refusal.ts'
import { type Stage, stageIn } from './stage.ts'
import { onTheWire } from './wire.ts'

/** The same call by everybody who may make it. A person in the sandbox sees the phone, so those routes are left out. */
const asEachRole = async (
  stage: Stage,
  { route }: Example,
  call: LooseCall,
): Promise<{ role: Caller; as: Credentials; params: Record<string, string> }[]> => {
  const { w, merchant, payer, userId } = stage
  const params = call.params ?? {}
  const named = params['userId'] === 'me' ? { ...params, userId } : params
  // Who is applying has a page of their own.
  const onPage = { as: call.as, params }
  const all: Partial<Record<Caller, { as: Credentials; params: Record<string, string> }>> = {
    merchant: { as: merchant, params: named },
    user: { as: await w.asUser(userId), params },
    page: onPage,
    checkout: route.path.startsWith('/v1/challenges') ? onPage : { as: payer, params },
    public: { as: nobody, params },
  }
  return route.callers.flatMap((role) => {
    const each = all[role]
    return each ? [{ role, ...each }] : []
  })
}

/** A lost phone signs out everywhere, also whom the other calls are made by. */
const lastlySignedOut = [
  ...examples.filter(({ name }) => !name.startsWith('lostPhoneReports')),
  ...examples.filter(({ name }) => name.startsWith('lostPhoneReports')),
]

test('whoever asks, no answer shows a whole name, number or card, an id of the inside, or how something is kept (S3)', async () => {
  const w = await world()
  const stage = await stageIn(w)
  const { name, idNumber, mobile, cardNumber } = factorsOf(People.zhangSan)
  const never = [idNumber, mobile, cardNumber, `"${name}"`]
  const inside =
    /\b(?:cus|ltr|hld)_[0-9A-Z]|"(?:\w*hash|sealed\w*|verifier|slot\w*|customerId|recordedAt)":/i
  let seen = 0

  for (const example of lastlySignedOut.filter(({ name }) => !name.startsWith('sandbox'))) {
    const call = await example.callIn(stage)
    for (const { role, as, params } of await asEachRole(stage, example, call)) {
      const about = `${example.name} for ${role}`
      const answer = await w.sendRaw(onTheWire(example.route, { ...call, params }), as)
      const text = await answer.text()
      const given = textsIn((call.body as { person?: unknown } | undefined)?.person)
      const shown = [...never, ...given].filter((each) => text.includes(each))
      expect(shown, about).toEqual([])
      expect(text, about).not.toMatch(inside)
      if (role === 'merchant' || role === 'public')
        expect(text, about).not.toMatch(
          /"(?:available|held|balance|balanceAfter)":\d|"total":50000/,
        )
      if (answer.ok) seen += 1
    }
  }
  expect(seen).toBeGreaterThan(40)
})

test('every call leaves a line in the log, of fields on a list, and it and the answer bear one request id (S21)', async () => {
  const w = await world()
  const stage = await stageIn(w)
  const allowed = [
    ...['at', 'level', 'message', 'requestId', 'method', 'route', 'status', 'durationMs'],
    ...['realmId', 'appId'],
  ]
  for (const { name, route, callIn } of examples) {
    const call = await callIn(stage)
    for (const as of [call.as, nobody]) {
      w.logged.length = 0
      const answer = await w.sendRaw(onTheWire(route, call), as)
      const requestId = answer.headers.get('request-id') ?? ''
      const lines = w.logged
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter((line) => line['message'] === 'answered')
      expect(requestId, name).toMatch(/^req_/)
      // A composite's steps come before it, under the same id.
      expect(
        lines.every((line) => line['requestId'] === requestId),
        name,
      ).toBe(true)
      expect(lines.at(-1), name).toMatchObject({
        ...{ method: route.method, route: route.path, status: answer.status },
      })
      const fields = lines.flatMap((line) => Object.keys(line))
      expect(fields.filter((field) => !allowed.includes(field))).toEqual([])
    }
  }
})

test('what is logged by mistake is scrubbed of numbers and secrets (S21)', () => {
  const lines: string[] = []
  const log = createLog(
    (line) => lines.push(line),
    () => new Date(0),
  )
  const secrets = ['ust_aaaa', 'bpt_bbbb', 'csk_cccc', 'rlk_dddd', 'sk_test_eeee', 'whsec_ffff+/=']
  const numbers = ['6222021200012345679', '330106199003071236', '11010119900307123X', '13800138000']

  for (const each of [...secrets, ...numbers]) {
    log.error(`It was ${each}.`, { fault: `Error at ${each}`, code: each })
    log.info(each, { route: `/v1/orders/${each}` })
  }

  expect(lines).toHaveLength(2 * (secrets.length + numbers.length))
  for (const each of [...secrets, ...numbers]) expect(lines.join('\n')).not.toContain(each)
})
