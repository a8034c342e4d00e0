import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { world, type World } from '../world.ts'
import { factorsOf, type WalletPage, walletPage } from './wallet-page.ts'

const applicationsOf = async (w: World, page: WalletPage) =>
  (await w.call(contract.applications.list, { params: { userId: 'me' } }, page.as)).items

test.each([
  ['name', 'Zhang San'],
  ['name', '张'],
  ['name', '·张三'],
  ['idNumber', '330106199003071235'],
  ['idNumber', '440524188001010014'],
  ['idNumber', '330106199002301230'],
  ['idNumber', '990106199003071236'],
  ['idNumber', '330106900307123'],
  ['mobile', '12800138000'],
  ['mobile', '1380013800'],
  ['mobile', '1380013800a'],
  ['cardNumber', '6222021200012345678'],
  ['cardNumber', '622202120001'],
  ['cardNumber', '6222 0212 0001 2345'],
  ['cardNumber', '6284800000000001236'],
])('the %s %s is refused by its path, and nothing is written', async (field, value) => {
  const w = await world()
  const page = await walletPage(w)

  await expect(page.begin({ person: { [field]: value } })).rejects.toMatchObject({
    status: 400,
    code: 'invalid_field',
    problem: { errors: [{ path: `person.${field}`, code: 'invalid_field' }] },
  })
  expect(await applicationsOf(w, page)).toEqual([])
})

test('a refusal does not repeat what was typed', async () => {
  const w = await world()
  const page = await walletPage(w)
  const refused = await page
    .begin({ person: { idNumber: '330106199003071235', mobile: '12800138000' } })
    .catch((error: unknown) => JSON.stringify(error))
  expect(refused).toContain('person.mobile')
  expect(refused).not.toMatch(/330106199003071235|12800138000/)
})

test('all that is wrong is told at once', async () => {
  const w = await world()
  const page = await walletPage(w)
  const person = {
    ...{ name: '张', idNumber: '330106199003071235' },
    ...{ mobile: '12800138000', cardNumber: '6222021200012345678' },
  }
  const acceptedAgreements = [
    { code: 'e_account', version: '1999-01' },
    { code: 'a_free_lunch', version: '2026-01' },
  ]
  // What has the wrong length never gets as far as the bank's own rules.
  await expect(page.begin({ person })).rejects.toMatchObject({
    problem: { errors: [{ path: 'person.name' }] },
  })
  await expect(
    page.begin({ person: { ...person, name: '张张1' }, acceptedAgreements }),
  ).rejects.toMatchObject({
    problem: {
      errors: [
        { path: 'person.name' },
        { path: 'person.idNumber' },
        { path: 'person.mobile' },
        { path: 'person.cardNumber' },
        { path: 'acceptedAgreements.0.version' },
        { path: 'acceptedAgreements.1.code' },
      ],
    },
  })
})

test('a wrong detail leaves a draft as it was', async () => {
  const w = await world()
  const page = await walletPage(w)
  const draft = await page.draft(People.zhangSan)
  const change = page.change(draft.id, { person: { name: '王芳', mobile: '110' } })
  await expect(change).rejects.toMatchObject({ code: 'invalid_field' })
  expect(await page.read(draft.id)).toEqual(draft)
})

test('a minor is told so, and may come back on the eighteenth birthday', async () => {
  const w = await world({ clock: { now: '2030-12-30T23:59:59.000+08:00', frozen: true } })
  const page = await walletPage(w)
  const person = factorsOf(People.zhaoMing)

  await expect(page.begin({ person })).rejects.toMatchObject({
    code: 'invalid_field',
    problem: {
      errors: [
        {
          path: 'person.idNumber',
          message: 'Class III accounts are opened online from the age of 18 on.',
        },
      ],
    },
  })
  await w.clock.advance('PT1S')
  const birthday = await walletPage(w)
  expect(await birthday.begin({ person })).toMatchObject({ status: 'draft' })
})
