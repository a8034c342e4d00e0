import type { WriteSettlementTerms } from '@qiantang/sdk/contract'

import { type ApprovedActions, expireApproval } from '../operators/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Realm } from '../realms/realm.ts'
import { writeTermsIn } from '../settlement/index.ts'
import { appIn } from './app-in.ts'
import type { WholeBank } from './bank.ts'

export const writeSettlementTerms = 'settlement_terms.write'

/** What can be proposed at the console, and what each brings about. */
export const approvedActions: ApprovedActions<WholeBank> = {
  [writeSettlementTerms]: {
    carryOut: async (bank, tx, realm, { appId, payload }) => {
      const app = await appIn(bank, realm, appId ?? fault('Terms are agreed with an app.'))
      await writeTermsIn(bank, tx, realm, app, payload as unknown as WriteSettlementTerms)
    },
  },
}

/** Nobody decided in time: a job's matter. */
export const endOfApproval = (
  bank: WholeBank,
  realm: Realm,
  { id }: { id: string },
): Promise<void> => expireApproval(bank, realm, id, approvedActions)
