import type { AnsweredChallenge, Locale } from '@qiantang/sdk/contract'

import type { App, Tenant } from '../apps/caller.ts'
import type { Realm } from '../realms/realm.ts'
import type { WholeBank } from './bank.ts'

/** Whose the thing is that waits: the user the challenge was put to, whoever answered it. */
export interface Owner {
  realm: Realm
  app: App
  userId: string
  /** Who answered, where somebody did. */
  by?: Tenant
}

/** What waited, as it then stands. */
export type Resumed = NonNullable<AnsweredChallenge['subject']>

/** What waits for a challenge. Either may be called again after a crash, and then changes nothing. */
export interface Waiting {
  /** The answer was right: carries on, and answers with the resource as it then stands. */
  resume(bank: WholeBank, owner: Owner, subjectId: string, locale: Locale): Promise<Resumed>
  /** The challenge expired or was exhausted: ends what waited as `not_completed`. */
  abandon(bank: WholeBank, owner: Owner, subjectId: string): Promise<void>
}
