import { welcomePage } from '../pages/wallet/welcome-page.ts'
import { expect, test } from '../test.ts'
import { cardOf, fillIn } from './fill-in.ts'

test('a wrong code says how many tries are left, and the right one still opens the account', async ({
  accessible,
  doors,
  payer,
  page,
  say,
}) => {
  await doors.wallet()
  const code = await fillIn(welcomePage({ page, say }), payer.person, 'everyday')
  const phone = await doors.phone()
  const right = await phone.newestCode()

  await code.confirm(otherThan(right))
  await expect(code.alert).toContainText(say('还可试 4 次', '4 tries left'))
  await expect(code.field).toHaveValue('')
  await accessible(page, 'a wrong code')

  const choice = await code.confirm(right)
  await expect(choice.field).toBeVisible()
})

test('a card of somebody else opens nothing, and does not say which detail is off', async ({
  accessible,
  doors,
  payer,
  page,
  say,
}) => {
  await doors.wallet()
  const who = await welcomePage({ page, say }).open()
  await who.name.fill(payer.person.name)
  await who.idNumber.fill(payer.person.idNumber)
  const card = await who.next()
  await card.cardNumber.fill(cardOf(payer.person, 'otherHolder'))
  await card.mobile.fill(payer.person.mobile)
  await card.agreement.check()
  await card.askForCode()

  await expect(card.mismatch).toBeVisible()
  await accessible(page, 'details that do not match')
})

test('mistakes are found before anything is sent', async ({ accessible, doors, page, say }) => {
  await doors.wallet()
  const who = await welcomePage({ page, say }).open()
  await who.name.fill('张三')
  await who.idNumber.fill('330106199003071237')
  await who.next()

  await expect(who.idNumber).toBeFocused()
  await expect(who.idNumber).toHaveAccessibleDescription(
    say(/有一位填错了/, /One digit of the id number is not right/),
  )
  await accessible(page, 'a mistake in a field')
})

test('an opening can be left and taken up again where it was', async ({
  doors,
  payer,
  page,
  say,
}) => {
  await doors.wallet()
  await fillIn(welcomePage({ page, say }), payer.person, 'everyday')
  const phone = await doors.phone()
  const sent = await phone.newestCode()

  await doors.wallet('home')
  const code = await welcomePage({ page, say }).goOn()
  const choice = await code.confirm(sent)
  await expect(choice.field).toBeVisible()
})

const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
