import { expect, test } from '../test.ts'

test(
  'a movement is found by its amount, its kind and its month, and told in full',
  {
    tag: '@desk',
  },
  async ({ accessible, doors, payer, realm, say }) => {
    await payer.hasAccount({ balance: 200_00 })
    await realm.clock.advance('P30D')
    await payer.topUp(88_50)
    const statement = await (await doors.wallet()).statement()
    await expect(statement.lines).toHaveCount(2)
    await expect(statement.monthOf(say('2026年7月', 'July 2026'))).toContainText('¥88.50')
    await expect(statement.monthOf(say('2026年6月', 'June 2026'))).toContainText('¥200.00')
    await accessible(statement.page, 'a statement of two months')

    await statement.search.fill('88.5')
    await expect(statement.lines).toHaveCount(1)
    await statement.search.fill('')
    await expect(statement.lines).toHaveCount(2)
    await statement.month.selectOption('2026-06')
    await expect(statement.lines).toHaveCount(1)
    await statement.kind.selectOption('payment')
    await expect(statement.nothing).toBeVisible()
    await accessible(statement.page, 'nothing found')

    await statement.kind.selectOption('')
    const line = await statement.open(0)
    await expect(line.dialog).toContainText('tup_')
    await accessible(statement.page, 'a line looked at closely')
  },
)

test(
  'a movement that is not right becomes a complaint, and the bank’s answer is read under its number',
  {
    tag: '@desk',
  },
  async ({ accessible, doors, payer, page, realm, say }) => {
    await payer.hasAccount({ balance: 200_00 })
    const statement = await (await doors.wallet()).statement()
    const complain = await (await statement.open(0)).complain()
    await expect(complain.about).toBeVisible()
    await accessible(page, 'complaining')

    const complaint = await complain.send('银行短信说扣了两次。')
    await expect(complaint.number).toBeVisible()
    await expect(complaint.open).toBeVisible()
    await realm.answerComplaint(complaint.id(), '经查只扣款一次。')
    await page.reload()

    await expect(complaint.answered).toBeVisible()
    await expect(complaint.answer).toBeVisible()
    await expect(page.getByText('经查只扣款一次。')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('投诉', 'Complaint'))
    await accessible(page, 'an answered complaint')
  },
)
