import { z } from 'zod'

import { id } from './ids.ts'

/** What the payer has to do next, whatever the way to pay. Pages render by it; unknown types mean: wait and ask again. */
export const NextAction = z
  .discriminatedUnion('type', [
    /** Ask for the payment PIN on a bank page and answer the challenge. */
    z.object({ type: z.literal('enter_pin'), challengeId: id('chl') }),
    /** Ask for the code sent by SMS on a bank page and answer the challenge. */
    z.object({ type: z.literal('collect_otp'), challengeId: id('chl') }),
    /** Nothing to do but wait: another party has to answer. */
    z.object({ type: z.literal('wait') }),
  ])
  .meta({ id: 'NextAction' })
export type NextAction = z.infer<typeof NextAction>
