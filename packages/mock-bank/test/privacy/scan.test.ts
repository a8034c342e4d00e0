import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { factorsOf, otherThan, submitted, walletPage } from '../accounts/wallet-page.ts'
import { examples } from '../bad-input/calls.ts'
import { newcomer, stageIn } from '../bad-input/stage.ts'
import { onTheWire } from '../bad-input/wire.ts'
import { atEndOfFile } from '../ending.ts'
import { openTestBank, type TestBank } from '../test-bank.ts'
import { pin } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'
import { clearIn, clearInFiles } from './clear-text.ts'

/** The sandbox's windows to the outside world: a phone, and the list of test people. */
const outside = /^\/v1\/sandbox\/(?:messages|people|magic-values)/

/** A bank on disk, and all it answers to anybody. */
const listenedTo = async (dataDir: string) => {
  const test = await openTestBank({ dataDir })
  const answers: string[] = []
  const fetch: typeof test.bank.fetch = async (request, connection) => {
    const answer = await test.bank.fetch(request, connection)
    const { pathname } = new URL(request.url)
    if (!outside.test(pathname))
      answers.push(`${request.method} ${pathname} ${await answer.clone().text()}`)
    return answer
  }
  const on: TestBank = { ...test, bank: { ...test.bank, fetch } }
  return { on, answers }
}

/** Everything in the database, as a dump would have it. */
const rowsOf = async ({ bank }: World): Promise<string> => {
  const { sql } = bank.inside
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`
  const texts: string[] = []
  for (const { name } of tables) {
    const rows = await sql<{ row: string }[]>`select t::text as row from ${sql(name)} t`
    texts.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  return texts.join('\n')
}

/** Every act of the wallet, right and wrong: each route's right call, and what people mistype. */
const everyAct = async (w: World) => {
  const { zhangSan, wangFang } = People
  const stage = await stageIn(w, w.app, { person: zhangSan })
  for (const { route, callIn } of examples) {
    const call = await callIn(stage)
    await w.sendRaw(onTheWire(route, call), call.as)
  }
  const page = await walletPage(w, 'u_wrong')
  const wrong = await page.begin({ person: { ...factorsOf(wangFang), name: '王方' } })
  await page.submit(wrong.id).catch(() => {})
  const { challengeId, code } = await submitted(w, page, newcomer())
  await page.answer(challengeId, { otp: otherThan(code) }).catch(() => {})
  await stage.holder.page.setPin({ pin: '246802', currentPin: '758493' }).catch(() => {})
  await w.settle()
}

test('after every act of the wallet no clear id number, card number, mobile or PIN is in database files, dumps, logs, events, webhooks or answers (S19)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-privacy-'))
  atEndOfFile(async () => rmSync(folder, { recursive: true, force: true }))
  const { on, answers } = await listenedTo(folder)
  const w = await world({ on })
  await everyAct(w)

  const rows = await rowsOf(w)
  const events = await w.call(contract.events.list, { query: { limit: 100 } })
  const heard: Record<string, string> = {
    'rows of the database': rows,
    log: on.logged.join('\n'),
    events: JSON.stringify(events),
    webhooks: on.webhooks.map(({ body }) => body).join('\n'),
    answers: answers.join('\n'),
  }
  for (const [where, text] of Object.entries(heard)) {
    expect({ where, isEmpty: text.length < 200 }).toEqual({ where, isEmpty: false })
    expect(clearIn(text, where, { pins })).toEqual([])
  }

  await w.bank.inside.sql`checkpoint`
  if (!process.env['DATABASE_URL'] && !process.env['CITUS_URL'])
    expect(await clearInFiles(folder, { pins })).toEqual([])
}, 300_000)

const pins = [pin, '758493', '246802', '314159']

test('the scan sees a number in whatever form it lies about, and takes no other for one', async () => {
  const { idNumber, mobile, cards } = People.zhangSan
  const { number } = cards.everyday
  const seen = (text: string) => clearIn(text, 'here', { pins }).map(({ what }) => what)
  expect(seen(`{"a":"${idNumber}"}`)).toContain('id number')
  expect(seen(`x${mobile}y`)).toContain('mobile')
  expect(seen(Buffer.from(number).toString('hex'))).toEqual(['card number'])
  expect(seen(Buffer.from(number).toString('base64'))).toEqual(['card number'])
  expect(seen(`(pin,${pin},)`)).toEqual(['PIN'])
  const stranger = newcomer()
  expect(seen(`"${stranger.idNumber}"`)).toEqual(['id number'])
  expect(seen(`(${stranger.mobile})`)).toEqual(['mobile'])
  expect(seen(`,${stranger.cards['everyday']?.number},`)).toEqual(['card number'])
  const harmless = ['1780279200000', '20260601100000', `a${pin}b`, `acc_${pin}`, '138****8000']
  for (const text of harmless) expect(seen(`"${text}"`)).toEqual([])
})
