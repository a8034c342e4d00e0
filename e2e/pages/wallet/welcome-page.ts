import { titleOf, type Visit } from '../visit.ts'
import { personStep } from './opening.ts'

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
  }
}
