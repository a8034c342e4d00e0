import { networkOrderId, networkTime } from '../cards/network/index.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addSeconds } from '../kernel/time.ts'
import { now, type Realm } from '../realms/realm.ts'
import type { Message, Step } from './card-movement.ts'

// Longer than any answer of the network is waited for.
const onItsWaySeconds = 120

/** A message about to be sent. Its name comes from the resource, so that it is the same at every attempt. */
export const sending = <Of extends Step>(
  bank: Kernel,
  realm: Realm,
  step: Of,
  name: string,
): Pick<Message, 'networkOrder' | 'networkTime' | 'sendingUntil'> & { step: Of } => ({
  step,
  networkOrder: networkOrderId(name),
  networkTime: networkTime(now(bank, realm)),
  sendingUntil: addSeconds(bank.wall(), onItsWaySeconds),
})

/** Whether a message may still arrive at the network, so that "never heard of it" proves nothing. */
export const isOnItsWay = (
  bank: Pick<Kernel, 'wall'>,
  { sendingUntil }: { sendingUntil: Date | null },
): boolean => sendingUntil !== null && sendingUntil > bank.wall()
