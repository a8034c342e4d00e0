import type { PinState as PinReply } from '@qiantang/sdk/contract'

import type { User } from '../apps/caller.ts'
import { readPinState } from '../challenges/index.ts'
import { setPin } from '../accounts/index.ts'
import { toTimestamp } from '../kernel/time.ts'
import { now } from '../realms/realm.ts'
import type { WholeBank } from './bank.ts'
import type { Handlers } from './handler.ts'

export const pin: Handlers['pin'] = {
  retrieve: (bank, { caller }) => stateOf(bank, caller),

  set: async (bank, { caller, body }) => {
    await setPin(bank, caller, body)
    return stateOf(bank, caller)
  },
}

const stateOf = async (bank: WholeBank, caller: User): Promise<PinReply> => {
  const state = await readPinState(bank, bank.sql, caller, now(bank, caller.realm))
  return {
    isSet: state !== undefined,
    lockedUntil: state?.lockedUntil ? toTimestamp(state.lockedUntil) : null,
  }
}
