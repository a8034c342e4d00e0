import { cardPage } from '../pages/wallet/card-page.ts'
import { expect, test } from '../test.ts'
import { cardOf } from './fill-in.ts'

test(
  'the bound card is changed by the PIN and a code, and the old one let go of',
  { tag: '@desk' },
  async ({ accessible, doors, page, payer, realm, say }) => {
    await payer.hasAccount({ balance: 100_00 })
    await realm.clock.advance('PT1M')
    await (await doors.wallet()).service(say('绑定卡', 'Bound card'))
    const cards = cardPage({ page, say })
    await expect(cards.cards).toHaveCount(1)
    await accessible(page, 'the bound card')
    const changing = await cards.change()
    await accessible(page, 'another card')
    await changing.to(cardOf(payer.person, 'savings'), payer.person.mobile, payer.pin)
    await expect(changing.code.field).toBeVisible()
    await accessible(page, 'the code for another card')
    await changing.code.confirm(await payer.newestCode())
    await expect(changing.changed).toBeVisible()
    await accessible(page, 'a changed card')

    const withdrawal = await (await doors.wallet()).withdraw()
    await withdrawal.move('100', payer.pin)
    await (await doors.wallet()).service(say('绑定卡', 'Bound card'))
    await expect(cards.cards).toHaveCount(2)
    await expect(cards.cards.filter({ hasText: '5672' })).toContainText(say('使用中', 'in use'))
    await cards.unbind('5679')
    await expect(cards.cards).toHaveCount(1)
    expect(await payer.balance()).toBe(0)
  },
)

test('a card of somebody else is not bound, and the old one stays', async ({
  accessible,
  doors,
  page,
  payer,
  realm,
  say,
}) => {
  await payer.hasAccount()
  await realm.clock.advance('PT1M')
  await (await doors.wallet()).service(say('绑定卡', 'Bound card'))
  const changing = await cardPage({ page, say }).change()
  await changing.to(cardOf(payer.person, 'otherHolder'), payer.person.mobile, payer.pin)
  await expect(changing.notChanged).toBeVisible()
  await accessible(page, 'a card that was not bound')
})
