import {
  type Account,
  confirmFaceToFace,
  freezeByBank,
  type Owner,
  ownerOf,
  unfreezeByBank,
} from '../accounts/index.ts'
import { presentWhole } from './accounts.ts'
import type { WholeBank } from './bank.ts'
import type { Handlers } from './handler.ts'

export const sandboxAccounts: Handlers['sandboxAccounts'] = {
  freeze: (bank, call) =>
    acted(bank, call, (owner, id) => freezeByBank(bank, owner, id, call.body.scope)),

  unfreeze: (bank, call) => acted(bank, call, (owner, id) => unfreezeByBank(bank, owner, id)),

  confirmFaceToFace: (bank, call) =>
    acted(bank, call, (owner, id) => confirmFaceToFace(bank, owner, id)),
}

type Call = Parameters<Handlers['sandboxAccounts']['unfreeze']>[1]

const acted = async (
  bank: WholeBank,
  { caller, params: { accountId }, locale }: Pick<Call, 'caller' | 'params' | 'locale'>,
  act: (owner: Owner, accountId: string) => Promise<Account>,
) => {
  const owner = await ownerOf(bank, caller.realm, accountId)
  return presentWhole(bank, owner, await act(owner, accountId), locale)
}
