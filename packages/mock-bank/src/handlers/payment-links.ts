import type { Anyone, Visitor } from '../apps/caller.ts'
import { fault } from '../kernel/errors.ts'
import {
  closeLink,
  createLink,
  openLink,
  pageOfLinks,
  presented,
  retrieveLink,
  retrieveLinkSummary,
} from '../links/index.ts'
import { Existing, type Handlers } from './handler.ts'

export const paymentLinks: Handlers['paymentLinks'] = {
  create: async (bank, { caller, body, claim }) => {
    const { link, existed } = await createLink(bank, caller, body, claim.id)
    const reply = await presented(bank, caller, link)
    return existed ? new Existing(reply) : reply
  },

  list: (bank, { caller, query }) => pageOfLinks(bank, caller, query),

  retrieve: (bank, { caller, params }) => retrieveLink(bank, caller, params.paymentLinkId),

  close: (bank, { caller, params }) => closeLink(bank, caller, params.paymentLinkId),

  summary: (bank, { caller }) => retrieveLinkSummary(bank, visiting(caller)),

  open: (bank, { caller, body, claim }) => openLink(bank, visiting(caller), body, claim.id),
}

const visiting = (caller: Anyone | Visitor): Visitor =>
  caller.kind === 'visitor' ? caller : fault('A link has visitors.')
