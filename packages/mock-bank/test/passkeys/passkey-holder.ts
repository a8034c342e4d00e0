import {
  contract,
  type NewPasskeyCredential,
  type PasskeyCreation,
  type PasskeyRequest,
} from '@qiantang/sdk/contract'

import { accountHolder, pin } from '../wallet/account-holder.ts'
import type { World } from '../world.ts'
import { newDevice } from './device.ts'

const me = { userId: 'me' }
const { passkeys } = contract

/** Somebody with an account, and the passkeys of their devices. */
export const passkeyHolder = async (
  w: World,
  options: Parameters<typeof accountHolder>[1] = {},
) => {
  const holder = await accountHolder(w, options)
  const { page } = holder

  const people = {
    ...holder,
    /** Asks for a new passkey; the PIN is still to be given. */
    beginPasskey: () => w.call(passkeys.options, { params: me }, holder.as),
    /** Asks for a new passkey and gives the PIN. */
    allowPasskey: async (): Promise<{ registrationId: string; options: PasskeyCreation }> => {
      const { id, nextAction } = await people.beginPasskey()
      if (nextAction?.type !== 'enter_pin') throw new Error('No PIN is asked for.')
      const { subject } = await page.answer(nextAction.challengeId, { pin })
      if (subject.type !== 'passkey_registration' || !subject.resource.options)
        throw new Error('The PIN brought no options.')
      return { registrationId: id, options: subject.resource.options }
    },
    keepPasskey: (registrationId: string, credential: NewPasskeyCredential, name = '我的手机') =>
      w.call(
        passkeys.create,
        { params: me, body: { registrationId, name, credential } },
        holder.as,
      ),
    passkeys: async () => (await w.call(passkeys.list, { params: me }, holder.as)).items,
    removePasskey: (passkeyId: string) =>
      w.call(passkeys.remove, { params: { ...me, passkeyId } }, holder.as),
    /** A new device, whose key the bank knows. */
    addDevice: async () => {
      const device = newDevice()
      const { registrationId, options } = await people.allowPasskey()
      const passkey = await people.keepPasskey(registrationId, device.create(options))
      return { device, passkey }
    },
    /** What a page would ask a device for. */
    requestIn: async (challengeId: string): Promise<PasskeyRequest> => {
      const { passkey } = await page.challenge(challengeId)
      if (!passkey) throw new Error('No passkey is asked for.')
      return passkey
    },
  }
  return people
}
