import type { ChallengeBank } from './bank.ts'
import type { Challenge, Scene, Way } from './challenge.ts'

/**
 * What a passkey may do where a PIN is asked for: nothing, stand in for the PIN, or stand in up to an amount
 * and be needed besides above it, where the money goes to somebody else.
 */
const passkeyMay = {
  open_account: 'nothing',
  upgrade_account: 'nothing',
  reactivate_account: 'nothing',
  // An account is frozen for fear of whoever holds the phone.
  unfreeze_account: 'nothing',
  close_account: 'stand_in',
  change_card: 'stand_in',
  top_up: 'stand_in',
  withdrawal: 'stand_in',
  payment: 'stand_in_or_confirm',
  transfer: 'stand_in_or_confirm',
  mandate: 'stand_in',
  // The card is another bank's: its holder is known by the mobile that bank has on file.
  quick_pay: 'nothing',
  quick_pay_sign: 'nothing',
  quick_pay_sign_and_pay: 'nothing',
  no_pin_limit: 'stand_in',
  // Who holds the device could otherwise give it to others.
  add_passkey: 'nothing',
  reset_pin: 'nothing',
} satisfies Record<Scene, 'nothing' | 'stand_in' | 'stand_in_or_confirm'>

/** Whether a passkey answers in the place of the PIN, or besides, or not at all. */
export const passkeyPart = (
  { rules }: ChallengeBank,
  { scene, amount = 0 }: { scene: Scene; amount?: number },
  hasPasskey: boolean,
): Challenge['passkey'] => {
  const may = passkeyMay[scene]
  if (may === 'stand_in_or_confirm' && amount > rules.passkeys.neededAbove) return 'too'
  return may !== 'nothing' && hasPasskey ? 'instead' : 'no'
}

/** The ways that are open at all, answered or not. */
export const waysOf = ({ type, passkey }: Pick<Challenge, 'type' | 'passkey'>): readonly Way[] =>
  passkey === 'no' ? [type] : [type, 'passkey']

/** How many right answers it takes. */
const answersTaken = ({ passkey }: Pick<Challenge, 'passkey'>): number =>
  passkey === 'too' ? 2 : 1

/** How many more right answers it takes. */
export const answersNeeded = ({ passkey, given }: Pick<Challenge, 'passkey' | 'given'>): number =>
  answersTaken({ passkey }) - given.length
