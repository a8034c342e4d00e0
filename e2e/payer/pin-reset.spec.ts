import { pinResetPage } from '../pages/wallet/pin-reset-page.ts'
import { expect, test } from '../test.ts'
import { cardOf } from './fill-in.ts'

test(
  'who has locked the PIN proves who they are, sets another, and pays at once',
  { tag: '@desk' },
  async ({ accessible, doors, page, payer, realm, say, shop }) => {
    await payer.hasAccount({ balance: 100_00 })
    await realm.clock.advance('PT1M')
    const asked = await shop.order({ amount: 68_00, userId: payer.userId })
    const question = await (await doors.checkout(asked)).pay()
    for (const left of [4, 3, 2, 1]) {
      await question.enter('846201')
      const tries = say(`还可试 ${left} 次`, left === 1 ? '1 try left' : `${left} tries left`)
      await expect(question.alert).toContainText(tries)
      await expect(question.field).toHaveValue('')
    }
    await question.enter('846201')
    await expect(question.locked).toBeVisible()

    await doors.wallet('pin')
    await page
      .getByRole('button', { name: say('忘记密码或已锁定？', 'Forgotten, or locked?') })
      .click()
    const reset = pinResetPage({ page, say })
    await accessible(page, 'a forgotten PIN')
    const { idNumber } = payer.person
    await reset.prove(idNumber, cardOf(payer.person, 'savings'))
    await expect(reset.alert).toBeVisible()
    await accessible(page, 'details that are not the holder’s')
    await reset.prove(idNumber, cardOf(payer.person, 'everyday'))
    await expect(reset.code.field).toBeVisible()
    await accessible(page, 'the code for another PIN')
    await reset.code.confirm(await payer.newestCode())
    await expect(reset.chosen).toBeVisible()
    await accessible(page, 'another PIN')
    await reset.choose('918273')
    await expect(reset.done).toBeVisible()

    const later = await shop.order({ amount: 20_00, userId: payer.userId })
    const receipt = await (await (await doors.checkout(later)).pay()).enter('918273')
    await expect(receipt.paid).toBeVisible()
  },
)
