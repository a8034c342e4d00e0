import type { Json } from '../kernel/database/index.ts'
import {
  appFor,
  approve,
  pageOfApprovals,
  presentApproval,
  propose,
  reject,
  retrieveApproval,
  withdraw,
} from '../operators/index.ts'
import { approvedActions, writeSettlementTerms } from './approved-actions.ts'
import type { Handlers } from './handler.ts'

export const approvals: Handlers['approvals'] = {
  list: (bank, { caller, query }) => pageOfApprovals(bank, caller, query, presentApproval),

  retrieve: async (bank, { caller, params }) =>
    presentApproval(await retrieveApproval(bank, caller, params.approvalId)),

  approve: async (bank, { caller, params: { approvalId } }) => {
    await approve(bank, caller, approvalId, approvedActions)
    return presentApproval(await retrieveApproval(bank, caller, approvalId))
  },

  reject: async (bank, { caller, params: { approvalId }, body }) => {
    await reject(bank, caller, approvalId, body.reason, approvedActions)
    return presentApproval(await retrieveApproval(bank, caller, approvalId))
  },

  withdraw: async (bank, { caller, params: { approvalId } }) => {
    await withdraw(bank, caller, approvalId, approvedActions)
    return presentApproval(await retrieveApproval(bank, caller, approvalId))
  },
}

export const operatorSettlementTerms: Handlers['operatorSettlementTerms'] = {
  propose: async (bank, { caller, params, body: { reason, ...payload } }) => {
    // What is left out is not said.
    const said = JSON.parse(JSON.stringify(payload)) as Record<string, Json>
    const { id: appId } = await appFor(bank, caller, params.appId)
    const proposal = { action: writeSettlementTerms, appId, subject: appId, reason, payload: said }
    const id = await bank.sql.begin((tx) => propose(bank, tx, caller, proposal))
    return presentApproval(await retrieveApproval(bank, caller, id))
  },
}
