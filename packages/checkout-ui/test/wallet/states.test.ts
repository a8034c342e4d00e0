import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf, inViews } from '../town/soundness.ts'
import { states } from './states.ts'
import { setWalletStage, type WalletStage } from './wallet-stage.ts'

let stage: WalletStage
beforeAll(async () => {
  stage = await setWalletStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

describe.concurrent('in every state', () => {
  test.each(inViews(states))(
    '$title the wallet has no axe violation, overflows nowhere and breaks no policy',
    { timeout: 120_000 },
    async ({ state, view }) => {
      const page = await stage.enter(state, view)

      expect(await faultsOf(page)).toEqual([])
      expect(stage.complaintsOf(page)).toEqual([])
      await page.context().close()
    },
  )
})
