import { FourFactors } from '@qiantang/sdk/contract'

import {
  abandonAgreement,
  cancelAgreement,
  createAgreement,
  findAgreement,
  listAgreements,
  presentAgreement,
  presentIssuer,
  presentTerms,
  signAgreement,
} from '../agreements/index.ts'
import { openSealed } from '../apps/sealed-body.ts'
import { pageOf, placeIn, usualLimit } from '../kernel/page.ts'
import { carryOn } from './carry-on.ts'
import type { Handlers } from './handler.ts'
import type { Waiting } from './waiting.ts'

export const quickPayAgreements: Handlers['quickPayAgreements'] = {
  create: async (bank, { caller, body, claim, locale }) => {
    const input =
      'sealedPerson' in body
        ? {
            ...body,
            path: 'sealedPerson' as const,
            person: await openSealed(bank, 'sealedPerson', body.sealedPerson, FourFactors),
          }
        : { ...body, path: 'person' as const }
    return presentAgreement(bank, await createAgreement(bank, caller, input, claim.id), locale)
  },

  list: async (bank, { caller, query, locale }) => {
    const { limit = usualLimit, cursor } = query
    const before = placeIn(cursor, /^qpa_[0-9A-Z]{26}$/)
    const rows = await listAgreements(bank.sql, caller, { limit: limit + 1, before })
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (agreement) => presentAgreement(bank, agreement, locale),
    )
  },

  retrieve: async (bank, { caller, params, locale }) =>
    presentAgreement(
      bank,
      await findAgreement(bank.sql, caller, params.quickPayAgreementId),
      locale,
    ),

  cancel: async (bank, { caller, params, locale }) =>
    presentAgreement(bank, await cancelAgreement(bank, caller, params.quickPayAgreementId), locale),
}

export const quickPayTerms: Handlers['quickPayTerms'] = {
  retrieve: async (bank, { locale }) => presentTerms(bank, locale),
}

export const cardIssuers: Handlers['cardIssuers'] = {
  retrieve: async (bank, { query, locale }) => presentIssuer(bank, query.prefix, locale),
}

/** An agreement waits for the code sent to its card’s mobile. */
export const waitingAgreement: Waiting = {
  resume: async (bank, owner, id, locale) => {
    await carryOn(bank, () => signAgreement(bank, owner, id))
    const agreement = await findAgreement(bank.sql, owner, id)
    return { type: 'quick_pay_agreement', resource: presentAgreement(bank, agreement, locale) }
  },
  abandon: abandonAgreement,
}
