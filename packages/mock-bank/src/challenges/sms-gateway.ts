import type { Realm } from '../realms/realm.ts'

/** One text message. */
export interface Sms {
  mobile: string
  text: string
  /** The code in the text, which the simulated phone offers to copy. */
  code: string
  scene: string
}

/** The way to a customer's phone: a list of messages in the sandbox, an operator's gateway in production. */
export interface SmsGateway {
  send(realm: Realm, sms: Sms): Promise<void>
}
