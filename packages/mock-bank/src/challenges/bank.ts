import type { CustomerBank } from '../customers/bank.ts'
import type { SmsGateway } from './sms-gateway.ts'

/** A bank that can ask its customers something only they can answer. */
export interface ChallengeBank extends CustomerBank {
  sms: SmsGateway
}
