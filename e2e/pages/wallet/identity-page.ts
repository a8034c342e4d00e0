import { titleOf, type Visit } from '../visit.ts'

/** What the bank has to know of who has moved much money. */
export const identityPage = (visit: Visit) => {
  const { page, say } = visit
  const picture = (name: string) => page.getByLabel(name)
  const front = picture(say('身份证人像面照片', 'Photo of the id card, portrait side'))
  const back = picture(say('身份证国徽面照片', 'Photo of the id card, emblem side'))
  const send = page.getByRole('button', { name: say('提交给银行', 'Send to the bank') })
  return {
    page,
    title: titleOf(visit),
    send,
    occupation: page.getByLabel(say('职业', 'Occupation')),
    given: page.getByText(say(/^身份信息已补充/, /^The bank has your details/)),
    give: async (occupation: string, address: string, image: Buffer) => {
      await page.getByLabel(say('职业', 'Occupation')).fill(occupation)
      await page.getByLabel(say('常住地址', 'Address')).fill(address)
      await page
        .getByRole('switch', { name: say('身份证长期有效', 'My id card is valid without end') })
        .check()
      for (const side of [front, back])
        await side.setInputFiles({ name: 'id.png', mimeType: 'image/png', buffer: image })
      await send.click()
    },
  }
}
