import { giveIdentityDetails, readIdentityRequest } from '../accounts/index.ts'
import type { Handlers } from './handler.ts'

export const identityDetails: Handlers['identityDetails'] = {
  retrieve: (bank, { caller }) => readIdentityRequest(bank, caller),
  give: (bank, { caller, body }) => giveIdentityDetails(bank, caller, body),
}
