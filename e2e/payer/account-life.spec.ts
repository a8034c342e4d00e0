import { managePage } from '../pages/wallet/manage-page.ts'
import { cardStep, personStep } from '../pages/wallet/opening.ts'
import { codeFieldOf } from '../pages/wallet/code-field.ts'
import type { Visit } from '../pages/visit.ts'
import { expect, test } from '../test.ts'
import { cardOf } from './fill-in.ts'
import type { Payer } from '../fixtures/payer.ts'

/** Who one is and the bound card, once more, as far as the code. */
async function confirmAgain(visit: Visit, { person }: Payer) {
  const who = personStep(visit)
  await who.name.fill(person.name)
  await who.idNumber.fill(person.idNumber)
  const card = await who.next()
  await card.cardNumber.fill(cardOf(person, 'everyday'))
  await card.mobile.fill(person.mobile)
  if (await card.agreement.isVisible()) await card.agreement.check()
  await cardStep(visit).askForCode()
}

test(
  'an account of Class III becomes one of Class II, and keeps its money and its number',
  { tag: '@desk' },
  async ({ accessible, doors, page, payer, realm, say }) => {
    const visit = { page, say }
    await payer.hasAccount({ balance: 1_900_00 })
    await realm.clock.advance('PT1M')
    const wallet = await doors.wallet()
    await wallet.service(say('账户管理', 'My account'))
    const account = managePage(visit)
    await expect(account.kind).toHaveText(say('Ⅲ类电子账户', 'Class Ⅲ e-account'))
    await account.upgrade()
    await accessible(page, 'an upgrade: who one is')
    await confirmAgain(visit, payer)
    const code = codeFieldOf(visit, say('确认升级', 'Upgrade the account'))
    await expect(code.field).toBeVisible()
    await accessible(page, 'an upgrade: the code')
    await code.confirm(await payer.newestCode())

    const done = say('升级成功', 'Your account is upgraded')
    await expect(page.getByRole('heading', { name: done })).toBeVisible()
    await accessible(page, 'an account that was upgraded')
    await payer.topUp(5_000_00)
    expect(await payer.balance()).toBe(6_900_00)
    await (await doors.wallet()).service(say('账户管理', 'My account'))
    await expect(account.kind).toHaveText(say('Ⅱ类电子账户', 'Class Ⅱ e-account'))
  },
)

test('an account nobody used for half a year is paused, and goes on once its holder has proved who they are', async ({
  accessible,
  doors,
  page,
  payer,
  realm,
  say,
}) => {
  const visit = { page, say }
  await payer.hasAccount({ balance: 120_00 })
  await realm.clock.advance('P190D')
  const wallet = await doors.wallet()
  await expect(wallet.balance).toContainText('¥120.00')
  await accessible(page, 'the wallet of a paused account')
  await wallet.whatToDo.click()
  const account = managePage(visit)
  await expect(account.status).toHaveText(say('长期未用，已暂停', 'Paused, long unused'))
  await page
    .getByRole('button', { name: say('重新核实，恢复使用', 'Confirm and use it again') })
    .click()
  await confirmAgain(visit, payer)
  const code = codeFieldOf(visit, say('确认恢复', 'Use it again'))
  await expect(code.field).toBeVisible()
  await code.confirm(await payer.newestCode())

  const done = say('账户已恢复使用', 'Your account is in use again')
  await expect(page.getByRole('heading', { name: done })).toBeVisible()
  await accessible(page, 'an account in use again')
  await payer.topUp(10_00)
  expect(await payer.balance()).toBe(130_00)
})
