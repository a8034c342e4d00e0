import type { Realm } from '../realms/realm.ts'
import type { ChallengeBank } from './bank.ts'
import type { Sms } from './sms-gateway.ts'

/**
 * Sends a message, outside any transaction. Where the gateway fails the customer is no worse off than
 * with a message lost on its way: they ask for another.
 */
export const sendSms = async (bank: ChallengeBank, realm: Realm, sms: Sms): Promise<void> => {
  try {
    await bank.sms.send(realm, sms)
  } catch {
    // What failed may quote the message: it is not logged.
    bank.log.error('The SMS gateway did not take a message.', { realmId: realm.id })
  }
}
