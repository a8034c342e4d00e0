import {
  answerComplaint,
  fileComplaint,
  findComplaint,
  listComplaints,
  presentComplaint,
  slotOfReports,
} from '../care/index.ts'
import { pageOf, placeIn, usualLimit } from '../kernel/page.ts'
import type { Handlers } from './handler.ts'

export const complaints: Handlers['complaints'] = {
  create: async (bank, { caller, body, claim }) => {
    const id = claim.id('cpl', slotOfReports(bank, caller))
    return presentComplaint(bank, await fileComplaint(bank, caller, body, id))
  },

  list: async (bank, { caller, query }) => {
    const { limit = usualLimit, cursor } = query
    const before = placeIn(cursor, /^cpl_\w{26}$/)
    const rows = await listComplaints(bank.sql, caller, { limit: limit + 1, before })
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (complaint) => presentComplaint(bank, complaint),
    )
  },

  retrieve: async (bank, { caller, params }) =>
    presentComplaint(bank, await findComplaint(bank.sql, caller, params.complaintId)),
}

export const sandboxComplaints: Handlers['sandboxComplaints'] = {
  answer: async (bank, { caller, params, body }) =>
    presentComplaint(
      bank,
      await answerComplaint(bank, caller.realm, params.complaintId, body.answer),
    ),
}
