import { titleOf, type Visit } from '../visit.ts'

/** What one is not content with, in one's own words. */
export const complainPage = (visit: Visit) => {
  const { page, say } = visit
  const text = page.getByLabel(say('发生了什么', 'What happened'))
  return {
    page,
    title: titleOf(visit),
    text,
    about: page.getByText(/^(tup|wdr|pay)_/),
    send: async (words: string) => {
      await text.fill(words)
      await page.getByRole('button', { name: say('提交', 'Send') }).click()
      return complaintPage(visit)
    },
  }
}

/** One complaint: its number, what was written, the bank's answer. */
export const complaintPage = ({ page, say }: Visit) => ({
  page,
  number: page.getByText(/^\d{8}-\d{6}$/),
  open: page.getByText(say('处理中', 'With the bank'), { exact: true }),
  answered: page.getByText(say('已答复', 'Answered'), { exact: true }),
  answer: page.getByRole('heading', { name: say(/^银行的答复/, /^The bank’s answer/) }),
  id: () => new URL(page.url()).searchParams.get('id') ?? '',
})
