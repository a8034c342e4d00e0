import { reportLostPhone, slotOfReports } from '../care/index.ts'
import type { Handlers } from './handler.ts'

export const lostPhoneReports: Handlers['lostPhoneReports'] = {
  create: (bank, { caller, claim }) =>
    reportLostPhone(bank, caller, claim.id('lpr', slotOfReports(bank, caller))),
}
