import { deviceBehind } from '../fixtures/device.ts'
import { elementsOf } from '../pages/elements/elements.ts'
import { expect, test } from './merchant-page.ts'
import { heard, showQuestion } from './question.ts'

test('a passkey of the bank approves in a frame inside a merchant’s page', async ({
  doors,
  merchantPage,
  page,
  payer,
  say,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  const device = await deviceBehind(page)
  await (await doors.passkeys()).add(payer.pin)
  const before = await device.signatures()

  await page.goto(await merchantPage())
  await showQuestion(page, await payer.question(68_00))
  const { question } = elementsOf({ page, say })
  await question
    .getByRole('button', { name: say('用通行密钥确认', 'Confirm with passkey') })
    .first()
    .click()

  await expect.poll(() => heard(page)).toEqual(['ready', 'complete'])
  expect(await device.signatures()).toBeGreaterThan(before)
  expect(await payer.balance()).toBe(32_00)
})
