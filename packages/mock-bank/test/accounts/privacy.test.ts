import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People, resident } from '../../simulators/index.ts'
import { world, type World } from '../world.ts'
import { factorsOf, openAccount, submitted, walletPage } from './wallet-page.ts'

const person = People.ouyangNaNa
const mistyped = resident(4711)
const pin = '583027'

/** Everything in the database, row by row. */
const dump = async ({ bank }: World): Promise<string> => {
  const { sql } = bank.inside
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`
  const rows = await Promise.all(
    tables.map(({ name }) => sql<{ row: string }[]>`select t::text as row from ${sql(name)} t`),
  )
  return rows
    .flat()
    .map(({ row }) => row)
    .join('\n')
}

test('who the customers are stands nowhere in clear: not in answers to merchants, not in the log, not in the database', async () => {
  const w = await world()
  const page = await walletPage(w)
  // A refused check, a wrong code, a wrong PIN and bad fields leave traces too.
  const wrong = await page.draft(mistyped)
  await page.change(wrong.id, { person: { idNumber: person.idNumber } })
  await page.submit(wrong.id).catch(() => {})
  await page.begin({ person: { ...factorsOf(person), name: 'Nana' } }).catch(() => {})
  const { challengeId, code } = await submitted(w, page, person)
  const otherCode = code === '908172' ? '908173' : '908172'
  await page.answer(challengeId, { otp: otherCode }).catch(() => {})
  await page.answer(challengeId, { otp: code })
  await page.setPin({ pin })
  await page.setPin({ pin: '246802', currentPin: '758493' }).catch(() => {})

  const heard = JSON.stringify([
    await w.call(contract.events.list, {}),
    await w.call(contract.accounts.list, { params: { userId: 'u_1' } }),
    await w.call(contract.applications.list, { params: { userId: 'me' } }, page.as),
    await w.call(contract.cards.list, { params: { userId: 'me' } }, page.as),
    await page.challenge(challengeId),
  ])
  const { name, idNumber, mobile, cardNumber } = factorsOf(person)
  const typed = factorsOf(mistyped)
  const canaries = [name, idNumber, mobile, cardNumber]
  const traces = [typed.name, typed.mobile, typed.cardNumber]
  const stored = await dump(w)
  const logged = w.logged.join('\n')
  expect(stored).toContain(w.realm.id)
  expect(logged).toContain('/v1/users/:userId/applications')
  expect(heard).toContain('*阳娜娜')

  for (const canary of [...canaries, ...traces]) {
    expect(heard).not.toContain(canary)
    expect(stored).not.toContain(canary)
    expect(logged).not.toContain(canary)
  }
  for (const secret of [code, otherCode, pin, '758493']) {
    const standing = new RegExp(`(?<![\\d.])${secret}(?!\\d)`)
    expect(heard).not.toMatch(standing)
    expect(logged).not.toMatch(standing)
    expect(stored.replaceAll(/[0-9a-f-]{20,}/g, '')).not.toMatch(standing)
  }
})

test('the same person is sealed differently each time, and can be opened only where they were put', async () => {
  const w = await world()
  await openAccount(w, { person })
  const { sql, vault } = w.bank.inside
  const [row] = await sql<{ id: string; sealedName: string; sealedMobile: string }[]>`
    select id, sealed_name, sealed_mobile from customers where realm_id = ${w.realm.id}`
  const { id, sealedName, sealedMobile } = row ?? { id: '', sealedName: '', sealedMobile: '' }

  expect(vault.open(w.realm.id, `customers.name:${id}`, sealedName)).toBe(person.name)
  const misplaced = [
    () => vault.open(w.realm.id, `customers.name:${id}`, sealedMobile),
    () => vault.open(w.realm.id, `customers.name:cus_other`, sealedName),
    () => vault.open('rlm_other', `customers.name:${id}`, sealedName),
  ]
  for (const open of misplaced) expect(open).toThrow('unable to authenticate')
})

test('customers’ own ids never leave', async () => {
  const w = await world()
  await openAccount(w, { person })
  const page = await walletPage(w)
  const heard = [
    await w.call(contract.events.list, {}),
    await w.call(contract.accounts.list, { params: { userId: 'u_1' } }),
    await w.call(contract.applications.list, { params: { userId: 'me' } }, page.as),
    await w.call(contract.cards.list, { params: { userId: 'me' } }, page.as),
  ]
  expect(JSON.stringify(heard)).not.toContain('cus_')
})

test('in another realm the same person is somebody else', async () => {
  const [here, there] = [await world(), await world()]
  await openAccount(here, { person })
  await openAccount(there, { person })
  const { sql } = here.bank.inside
  const rows = await sql<{ idNumberIndex: string; mobileIndex: string }[]>`
    select id_number_index, mobile_index from customers
    where realm_id in ${sql([here.realm.id, there.realm.id])}`
  expect(new Set(rows.map(({ idNumberIndex }) => idNumberIndex)).size).toBe(2)
  expect(new Set(rows.map(({ mobileIndex }) => mobileIndex)).size).toBe(2)
})
