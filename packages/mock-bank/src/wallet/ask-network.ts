import type { CardBank } from '../cards/index.ts'
import type { Realm } from '../realms/realm.ts'
import type { NetworkAnswer } from './card-failures.ts'
import { inquiryTimeIsOver } from './inquiry-schedule.ts'
import { isOnItsWay } from './sending.ts'

/** A message as the network knows it. */
export interface Sent {
  networkOrder: string
  networkTime: string
  sendingUntil: Date | null
}

/** Asks the network what became of a message. What it has not heard of may only be given up after it was asked for long enough. */
export const askNetwork = async (
  bank: CardBank,
  realm: Realm,
  sent: Sent,
  asked: number,
): Promise<NetworkAnswer> => {
  const { networkOrder, networkTime } = sent
  const answer = await bank.cardNetwork.query(realm.id, networkOrder, networkTime)
  if (answer.outcome !== 'absent') return answer
  // Money that may yet move must not be given up, nor moved a second time.
  const isFinal = inquiryTimeIsOver(asked) && !isOnItsWay(bank, sent)
  return { outcome: isFinal ? 'never_arrived' : 'unknown' }
}
