import { test } from '../fixtures/till.ts'
import { codePage } from '../pages/wallet/code-page.ts'
import { expect } from '../test.ts'

test(
  'the till reads the code off the phone by its camera, is paid, gives part of it back and ends the day',
  { tag: '@desk' },
  async ({ accessible, camera, doors, payer, say, till }) => {
    await payer.hasAccount({ balance: 200_00 })
    await payer.allows(20_00)
    const phone = await doors.code()
    await expect(phone.qr).toBeVisible()
    await accessible(till.page, 'a till before an amount')

    await camera.seesScreenOf(phone.page)
    await till.takes('1500')
    await expect(till.received).toBeVisible()
    await expect(till.title).toBeFocused()
    await expect(till.receipt).toContainText(/pay_/)
    await accessible(till.page, 'money received at a till')
    await expect(phone.paid).toBeVisible()
    expect(await payer.balance()).toBe(185_00)

    await till.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await expect(till.receipt).toBeVisible()
    await expect(till.journal).toBeHidden()
    await expect(till.page.locator('html')).toHaveCSS('color-scheme', /^(?:only light|light only)$/)
    await till.page.emulateMedia({ media: null, colorScheme: null })

    await till.refundOf('¥15.00').click()
    await accessible(till.page, 'a refund at a till')
    await till.refundAmount.fill('5')
    await till.confirmRefund('¥5.00').click()
    await expect(till.journal).toContainText(say('已退 ¥5.00', '¥5.00 given back'))
    expect(await payer.balance()).toBe(190_00)

    await expect(till.day).toContainText('¥10.00')
    await till.endDay.click()
    await expect(till.day).toContainText(
      say('第 1 日已结，与银行一致', 'Day 1 has ended; the bank agrees'),
    )
    await accessible(till.page, 'the end of a day')
  },
)

test('over the limit the till waits for the PIN on the phone, and may give up waiting', async ({
  accessible,
  camera,
  doors,
  payer,
  say,
  till,
}) => {
  await payer.hasAccount({ balance: 200_00 })
  const phone = await doors.code()
  await expect(phone.qr).toBeVisible()
  await camera.seesScreenOf(phone.page)
  await till.takes('6800')
  await expect(till.title).toHaveText(say('等待顾客输入密码', 'Waiting for the customer’s PIN'))
  await accessible(till.page, 'a till that waits for the PIN')
  await till.withdraw.click()
  await expect(till.page.getByText('not_completed')).toBeVisible()
  await accessible(till.page, 'a sale that was given up')
  await till.next.click()

  await phone.page.reload()
  await expect(phone.qr).toBeVisible()
  await camera.seesScreenOf(phone.page)
  await till.takes('6800')
  await phone.page.bringToFront()
  await expect(phone.asked).toBeVisible()
  await phone.page.keyboard.type(payer.pin)
  await expect(phone.paid).toBeVisible()
  await till.page.bringToFront()
  await expect(till.received).toBeVisible()
  expect(await payer.balance()).toBe(132_00)
})

test('a picture of a code that was used takes nothing, and the till says so', async ({
  accessible,
  camera,
  doors,
  payer,
  till,
}) => {
  await payer.hasAccount({ balance: 50_00 })
  await payer.allows(20_00)
  const phone = await doors.code()
  await expect(phone.qr).toBeVisible()
  await camera.seesScreenOf(phone.page)
  await till.takes('100')
  await expect(till.received).toBeVisible()

  await till.next.click()
  await expect(till.title).toBeFocused()
  await till.takes('200')
  await expect(till.page.getByText('payment_code_invalid')).toBeVisible()
  await accessible(till.page, 'a till that took nothing')
  expect(await payer.balance()).toBe(49_00)
})

test('what is no payment code is named, and digits can be typed', async ({
  accessible,
  camera,
  doors,
  payer,
  say,
  till,
}) => {
  await payer.hasAccount({ balance: 50_00 })
  await payer.allows(20_00)
  const phone = await doors.code()
  const code = await codePage({ page: phone.page, say }).read()
  await till.keyIn('300')
  await till.show.click()
  await expect(till.qr).toBeVisible()
  await accessible(till.page, 'a code on the till’s screen')
  await camera.seesScreenOf(till.page)
  await till.withdraw.click()
  await expect(till.title).toHaveText(say('收款未成功', 'Nothing was taken'))

  await till.again.click()
  await expect(till.page.getByText(say(/这是收款码/, /a code that asks for money/))).toBeVisible()
  await accessible(till.page, 'a till that reads')
  await till.typed.fill('123')
  await till.take.click()
  await expect(till.typed).toHaveAccessibleDescription(say(/请核对/, /check it/))
  await till.typed.fill(code)
  await till.take.click()
  await expect(till.received).toBeVisible()
  expect(await payer.balance()).toBe(47_00)
})

test('a till nobody knows says so', async ({ accessible, house, page, say }) => {
  await page.goto(`${house.simulatorsUrl}/pos#till_nobody`)
  await expect(page.getByText(say('这是谁的收银机？', 'Whose till is this?'))).toBeVisible()
  await accessible(page, 'a till without its key')
})
