import type { TestPerson } from '@qiantang/sdk/contract'
import type { welcomePage } from '../pages/wallet/welcome-page.ts'

/** The number of one of a person's cards. */
export const cardOf = ({ cards }: TestPerson, name: string): string =>
  cards.find((card) => card.name === name)?.number ?? ''

/** Gives the four factors, as far as the question for the code. */
export async function fillIn(
  welcome: ReturnType<typeof welcomePage>,
  person: TestPerson,
  cardName: string,
) {
  const who = await welcome.open()
  await who.name.fill(person.name)
  await who.idNumber.fill(person.idNumber)
  const card = await who.next()
  await card.cardNumber.fill(cardOf(person, cardName))
  await card.mobile.fill(person.mobile)
  await card.agreement.check()
  const code = await card.askForCode()
  await code.field.waitFor()
  return code
}
