import { expect, test } from '../test.ts'
import { cardOf } from './fill-in.ts'

test(
  'a newcomer opens an account, tops up, buys tea, and takes the rest home',
  { tag: '@desk' },
  async ({ doors, payer, sale, say, shop, accessible }) => {
    // Every page on the way is looked at twice, by light and in the dark.
    test.slow()
    const { person, pin } = payer

    // From the shop into the bank's own wallet.
    const shelf = await doors.shop()
    await accessible(shelf.page, 'the shelf')
    const welcome = await shelf.openWallet()
    await expect(welcome.title).toHaveText(say('开一个电子账户', 'Open an e-account'))
    await accessible(welcome.page, 'the wallet without an account')

    // Four factors: name, id number, card, mobile; and the code that shows the mobile is at hand.
    const who = await welcome.open()
    await who.name.fill(person.name)
    await who.idNumber.fill(person.idNumber)
    await accessible(who.page, 'opening: who one is')
    const card = await who.next()
    await card.cardNumber.fill(cardOf(person, 'everyday'))
    await card.mobile.fill(person.mobile)
    await card.agreement.check()
    await accessible(card.page, 'opening: the card')
    const code = await card.askForCode()
    await expect(code.field).toBeVisible()
    await accessible(code.page, 'opening: the code')

    const phone = await doors.phone()
    await expect(phone.newest).toContainText('开')
    await accessible(phone.page, 'the phone')
    const choice = await code.confirm(await phone.newestCode())
    await expect(choice.field).toBeVisible()
    await accessible(choice.page, 'opening: the PIN')
    const opened = await choice.choose(pin)
    await expect(opened.opened).toBeVisible()
    await accessible(opened.page, 'the account is open')

    // Money in.
    const topUp = await opened.topUp()
    await accessible(topUp.page, 'topping up')
    const toppedUp = await topUp.move('200', pin)
    await expect(toppedUp.toppedUp).toBeVisible()
    await expect(toppedUp.balanceNow).toHaveText('¥200.00')
    await accessible(toppedUp.page, 'topped up')
    const home = await toppedUp.done()
    await expect(home.balance).toContainText('¥200.00')
    await accessible(home.page, 'the wallet')
    await home.backToShop(shop.origin)

    // Tea.
    const checkout = await shelf.buy('longjing')
    await expect(checkout.bill).toContainText(shop.name)
    await expect(checkout.bill).toContainText('¥68.00')
    await expect(checkout.payButton).toBeEnabled()
    await accessible(checkout.page, 'the checkout')
    const question = await checkout.pay()
    await expect(question.field).toBeFocused()
    await accessible(question.page, 'the PIN')
    const receipt = await question.enter(pin)
    await expect(receipt.paid).toBeVisible()
    await receipt.stay()
    await expect(receipt.stamp).toBeVisible()
    await expect(receipt.payee).toHaveText(shop.name)
    await expect(receipt.balanceAfter).toHaveText('¥132.00')
    await accessible(receipt.page, 'the receipt')

    // The shop believes the bank's word only.
    await receipt.backToShop()
    await expect(sale.paid).toBeVisible()
    await accessible(sale.page, 'the sale')

    // The rest goes home.
    const wallet = await doors.wallet()
    const withdrawal = await wallet.withdraw()
    await accessible(withdrawal.page, 'withdrawing')
    const withdrawn = await withdrawal.move('132', pin)
    await expect(withdrawn.withdrawn).toBeVisible()
    await expect(withdrawn.balanceNow).toHaveText('¥0.00')
    await accessible(withdrawn.page, 'withdrawn')

    const statement = await (await withdrawn.done()).statement()
    await expect(statement.lines).toHaveCount(3)
    await expect(statement.line(0).amount('−¥132.00')).toBeVisible()
    await expect(statement.line(0).balanceAfter('¥0.00')).toBeVisible()
    await expect(statement.line(1).all).toContainText(shop.name)
    await expect(statement.line(1).amount('−¥68.00')).toBeVisible()
    await expect(statement.line(1).balanceAfter('¥132.00')).toBeVisible()
    await expect(statement.line(2).amount('+¥200.00')).toBeVisible()
    await expect(statement.line(2).balanceAfter('¥200.00')).toBeVisible()
    await accessible(statement.page, 'the statement')
  },
)
