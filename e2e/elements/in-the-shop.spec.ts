import { press } from '../pages/elements/elements.ts'
import { expect, test } from '../test.ts'

test(
  'a wallet is opened inside the shop, its PIN set, and tea paid from it',
  { tag: '@desk' },
  async ({ accessible, doors, page, payer, realm, say, sale }) => {
    const { person, pin } = payer
    const corner = await doors.corner()
    const { balance, opening } = corner.elements
    await expect(balance.getByText(say('还没有电子账户', 'No e-account yet'))).toBeVisible()
    await accessible(page, 'a shop without a wallet')

    await corner.openAccount.click()
    await opening.getByLabel(say('姓名', 'Name')).fill(person.name)
    await opening.getByLabel(say('身份证号', 'Resident id number')).fill(person.idNumber)
    await accessible(page, 'the first step of an opening inside the shop')
    await opening.getByRole('button', { name: say('下一步', 'Continue') }).click()
    const everyday = person.cards.find(({ name }) => name === 'everyday')
    await opening.getByLabel(say('银行卡号', 'Card number')).fill(everyday?.number ?? '')
    await opening.getByLabel(say('银行预留手机号', 'Mobile number')).fill(person.mobile)
    await opening.getByRole('checkbox').check()
    await accessible(page, 'the second step of an opening inside the shop')
    await opening
      .getByRole('button', { name: say('核实并获取验证码', 'Check and send me a code') })
      .click()
    const code = opening.getByLabel(say('6 位验证码', '6-digit code'))
    await code.waitFor()
    await code.fill((await realm.newestMessage(person.mobile)).code ?? '')
    await opening.getByRole('button', { name: say('确认开通', 'Open the account') }).click()
    await expect(
      opening.getByLabel(say('新的 6 位支付密码', 'A new PIN of 6 digits')),
    ).toBeVisible()
    await accessible(page, 'a first PIN inside the shop')
    await press(opening, pin)
    await expect(opening.getByLabel(say('再输入一次', 'The same again'))).toBeVisible()
    await press(opening, pin)
    await expect(
      opening.getByRole('heading', { name: say('开户成功', 'Your account is open') }),
    ).toBeVisible()
    await accessible(page, 'an account opened inside the shop')
    await expect(balance.getByText('¥0.00')).toBeVisible()
    await expect(corner.elements.cards.getByText(everyday?.number.slice(-4) ?? '')).toBeVisible()

    await payer.topUp(100_00)
    await corner.product.selectOption('longjing')
    await corner.pay.click()
    await expect(corner.elements.question.getByText('¥68.00')).toBeVisible()
    await accessible(page, 'the PIN asked for inside the shop')
    await press(corner.elements.question, pin)
    await expect(sale.paid).toBeVisible()
    expect(await payer.balance()).toBe(32_00)
  },
)
