import { contract, type KeySet } from '@qiantang/sdk/contract'
import { CompactEncrypt, compactDecrypt, generateKeyPair, importJWK, type JWK } from 'jose'
import { expect, test } from 'vitest'

import { seal } from '../../../sdk/src/wallet/seal.ts'
import { People } from '../../simulators/index.ts'
import { activeKey, replaceBankKeys, sealingKey } from '../../src/apps/bank-keys.ts'
import type { Credentials } from '../credentials.ts'
import { type World, world } from '../world.ts'
import { merchantsPage } from './merchants-page.ts'
import {
  agreements,
  applicationIn,
  challengeOf,
  codeTo,
  factorsOf,
  walletPage,
} from './wallet-page.ts'

const me = { userId: 'me' }
const { applications } = contract
const person = factorsOf(People.zhangSan)

const bankKey = async (w: World): Promise<KeySet['keys'][number]> => {
  const { keys } = await w.call(contract.keys.list, {}, w.nobody)
  const key = keys.find(({ use }) => use === 'enc')
  if (!key) throw new Error('The bank has no key to seal to.')
  return key
}

test('a merchant’s page opens an account in a form of its own, and sends nothing of the person in clear', async () => {
  const w = await world()
  const { wallet, sent } = await merchantsPage(w)
  const draft = await wallet.applications.create({ class: 'III', person })
  expect(draft).toMatchObject({ status: 'draft', person: { idNumber: '3****************6' } })
  await wallet.applications.update(draft.id, { acceptedAgreements: agreements })
  const waiting = await wallet.applications.submit(draft.id)
  const opened = await (
    await walletPage(w)
  ).answer(challengeOf(waiting), {
    otp: await codeTo(w, People.zhangSan),
  })
  expect(applicationIn(opened)).toMatchObject({ status: 'approved' })

  const all = sent.join('\n')
  expect(all).toContain('sealedPerson')
  for (const detail of Object.values(person)) expect(all).not.toContain(detail)
})

test('what the SDK seals, jose opens; and what jose seals, the bank', async () => {
  const w = await world()
  const key = await bankKey(w)
  const { privateKey } = await activeKey(w.bank.inside, 'enc')
  const { plaintext, protectedHeader } = await compactDecrypt(await seal(person, key), privateKey)
  expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(person)
  expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid })
  expect(await seal(person, key)).not.toBe(await seal(person, key))

  const sealedPerson = await joseSealed(key, person)
  const made = await w.call(
    applications.create,
    { params: me, body: { sealedPerson } },
    await w.asUser('u_1'),
  )
  expect(made.person.name).toBe('*三')
})

const joseSealed = async (
  key: KeySet['keys'][number],
  value: unknown,
  header: Record<string, string> = {},
) =>
  new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid, ...header })
    .encrypt(await importJWK(key as JWK, 'ECDH-ES'))

test('what is tampered with, sealed to another key or another way is refused with a clear 400, and nothing is written', async () => {
  const w = await world()
  const asUser = await w.asUser('u_1')
  const key = await bankKey(w)
  const right = await seal(person, key)
  const [header = '', , iv = '', text = '', tag = ''] = right.split('.')
  const turned = (part: string) => `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`
  const { publicKey } = await generateKeyPair('ECDH-ES')
  const strangers = await new CompactEncrypt(new TextEncoder().encode('{}'))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid })
    .encrypt(publicKey)

  const told = async (sealedPerson: string) => {
    const body = { sealedPerson }
    const sent = w.call(applications.create, { params: me, body }, asUser)
    const { status, code, problem } = (await sent.catch((refused: unknown) => refused)) as {
      status: number
      code: string
      problem: { errors?: { path: string; message: string }[] }
    }
    return { status, code, path: problem.errors?.[0]?.path }
  }
  const unreadable = { status: 400, code: 'invalid_field', path: 'sealedPerson' }
  for (const wrong of [
    [header, '', iv, turned(text), tag].join('.'),
    [header, '', iv, text, turned(tag)].join('.'),
    [header, '', turned(iv), text, tag].join('.'),
    [turned(header), '', iv, text, tag].join('.'),
    strangers,
    await joseSealed(key, person, { enc: 'A128GCM' }),
    'a..b.c.d',
  ])
    expect(await told(wrong)).toEqual(unreadable)
  const unknown = { status: 400, code: 'encryption_key_unknown', path: undefined }
  expect(await told(await joseSealed(key, person, { kid: `key_${'0'.repeat(26)}` }))).toEqual(
    unknown,
  )

  // Opened, it is held to the same rules as what a bank page sends, and told by path alone.
  expect(await told(await seal({ ...person, mobile: '1' }, key))).toEqual({
    ...{ status: 400, code: 'invalid_field', path: 'sealedPerson.mobile' },
  })
  expect(await told(await seal({ ...person, pin: '123456' }, key))).toMatchObject({ status: 400 })
  expect(await told(await seal('张三', key))).toEqual(unreadable)
  const { items } = await w.call(applications.list, { params: me }, asUser)
  expect(items).toEqual([])
})

test('a merchant’s page sends no person in clear, and a page token is taken from bank pages only', async () => {
  const w = await world()
  const body = { person }
  const clear = w.call(applications.create, { params: me, body }, await w.asUser('u_1'))
  await expect(clear).rejects.toMatchObject({
    ...{ status: 400, code: 'unknown_field', problem: { errors: [{ path: 'person' }] } },
  })

  const asPage = await w.asPage('u_1')
  const elsewhere: Credentials = (request) => {
    asPage(request)
    request.headers.set('origin', 'http://127.0.0.1:4020')
    request.headers.set('sec-fetch-site', 'cross-site')
  }
  const stolen = w.call(applications.create, { params: me, body }, elsewhere)
  await expect(stolen).rejects.toMatchObject({ status: 403, code: 'bank_page_only' })
})

test('a key that was rotated opens what was sealed to it for seven days more', async () => {
  const w = await world()
  const asUser = await w.asUser('u_1')
  const old = await bankKey(w)
  const beforehand = await seal(person, old)
  const { enc } = await replaceBankKeys(w.bank.inside)
  expect((await bankKey(w)).kid).toBe(enc)

  const draft = (sealedPerson: string) =>
    w.call(applications.create, { params: me, body: { sealedPerson } }, asUser)
  expect(await draft(beforehand)).toMatchObject({ person: { name: '*三' } })
  await draft(await seal(person, await bankKey(w)))

  await w.bank.inside.sql`
    update bank_keys set retired_at = retired_at - interval '8 days' where id = ${old.kid}`
  expect(await sealingKey(w.bank.inside, old.kid)).toBeUndefined()
})
