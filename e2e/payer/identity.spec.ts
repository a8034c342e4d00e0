import { managePage } from '../pages/wallet/manage-page.ts'
import { identityPage } from '../pages/wallet/identity-page.ts'
import { expect, test } from '../test.ts'

test('who has moved much money is asked for more, is stopped without an answer, and goes on with one', async ({
  accessible,
  doors,
  page,
  payer,
  realm,
  say,
}) => {
  test.slow()
  await payer.hasAccount()
  for (let turn = 0; turn < 13; turn++) {
    await payer.topUp(2_000_00)
    await payer.withdraw(2_000_00)
  }
  const wallet = await doors.wallet()
  const add = page.getByRole('button', { name: say('去补充', 'Add them') })
  await expect(add).toBeVisible()
  await accessible(page, 'asked for more about oneself')

  await realm.clock.advance('P9D')
  await doors.wallet()
  await expect(wallet.actions).toHaveText([say('明细', 'Statement')])
  await add.click()
  const identity = identityPage({ page, say })
  await accessible(page, 'details about oneself')
  await identity.send.click()
  await expect(identity.occupation).toBeFocused()
  await accessible(page, 'details that are missing')
  await identity.give('教师', '杭州市西湖区', pixel)
  await expect(identity.given).toBeVisible()
  await accessible(page, 'details given')

  await (await doors.wallet()).service(say('账户管理', 'My account'))
  await expect(managePage({ page, say }).status).toHaveText(say('正常', 'In use'))
  await payer.topUp(1_00)
  expect(await payer.balance()).toBe(1_00)
})

/** The smallest picture there is. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)
