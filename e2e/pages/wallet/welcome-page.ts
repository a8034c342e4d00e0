import { titleOf, type Visit } from '../visit.ts'
import { codeStep, personStep } from './opening.ts'

/** The wallet of somebody who has no account yet. */
export const welcomePage = (visit: Visit) => {
  const { page, say } = visit
  return {
    page,
    title: titleOf(visit),
    open: async () => {
      await page.getByRole('button', { name: say('开通', 'Open an account'), exact: true }).click()
      return personStep(visit)
    },
    /** The bank remembers how far one was. */
    goOn: async () => {
      await page.getByRole('button', { name: say('继续开通', 'Continue opening') }).click()
      return codeStep(visit)
    },
  }
}
