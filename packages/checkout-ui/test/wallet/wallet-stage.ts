import type { Page } from '@playwright/test'
import { visitor, type Visitor } from '../town/people.ts'
import { setStage, type Stage, type Visit } from '../town/stage.ts'
import type { State } from './states.ts'

export interface WalletStage extends Stage {
  /** Somebody new, in a realm of their own. */
  visitor: () => Promise<Visitor>
  /** Brings a page to a state and waits until it is there. */
  enter: (state: State, visit: Visit) => Promise<Page>
}

export async function setWalletStage(): Promise<WalletStage> {
  const stage = await setStage('wallet')
  const newVisitor = async () => visitor(await stage.town.settle())
  return {
    ...stage,
    visitor: newVisitor,
    enter: async (state, visit) => {
      const visitor = await newVisitor()
      const search = (await state.before?.(visitor)) ?? ''
      const fragment = state.fragment ?? `#${visitor.token}`
      const page = await stage.open(`/wallet${search}${fragment}`, visit, state.line)
      await state.act?.(page, visitor)
      await page.getByText(state.shows[visit.locale]).first().waitFor({ state: 'attached' })
      return page
    },
    [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose](),
  }
}
