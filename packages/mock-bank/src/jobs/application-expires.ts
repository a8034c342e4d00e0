import { expireApplication } from '../accounts/index.ts'
import type { WholeBank } from '../handlers/bank.ts'
import { now, type Realm } from '../realms/realm.ts'

/** The time of an application is up. */
export const endOfApplication = (
  bank: WholeBank,
  realm: Realm,
  { applicationId }: { applicationId: string },
): Promise<void> => expireApplication(bank, applicationId, now(bank, realm))
