import { Channel } from '@qiantang/sdk/contract'

import { hearNotice, hearOfReturn } from '../acquiring/index.ts'
import type { IncomingNotice, Notice, NoticeReply } from '../channels/outside.ts'
import { fault } from '../kernel/errors.ts'
import { faultOf } from '../kernel/log.ts'
import { findRealm } from '../realms/realms.ts'
import { hearOfRefund } from '../refunds/index.ts'
import type { WholeBank } from './bank.ts'

/**
 * Takes what came to a channel's door, and answers in the channel's own words. What it has not signed, or speaks of
 * nothing we know, is refused; a repetition changes nothing and is taken again. Undefined where there is no such door.
 */
export const takeNotice = async (
  bank: WholeBank,
  channel: string,
  incoming: IncomingNotice,
): Promise<NoticeReply | undefined> => {
  const name = Channel.safeParse(channel)
  const connector = name.success ? bank.connectors[name.data] : undefined
  if (!connector) return undefined
  const { replies } = connector
  try {
    const notice = await connector.readNotice(incoming)
    return (await isTaken(bank, channel, notice)) ? replies.taken : replies.refused
  } catch (error) {
    // The channel sends it again; and is asked, should it not.
    bank.log.error('A notice could not be taken.', { fault: faultOf(error) })
    return replies.refused
  }
}

const isTaken = async (bank: WholeBank, channel: string, notice: Notice): Promise<boolean> => {
  if (notice.about === 'unbelievable') return false
  if (notice.about === 'nothing') return true
  const realmOf = async (realmId: string) =>
    (await findRealm(bank, realmId)) ?? fault('The realm of a payment is gone.')
  const named = { channel, number: notice.number }
  if (notice.about === 'payment') return hearNotice(bank, realmOf, named, notice.state)
  return notice.number.startsWith('rev')
    ? hearOfReturn(bank, realmOf, named)
    : hearOfRefund(bank, realmOf, named, notice.state)
}
