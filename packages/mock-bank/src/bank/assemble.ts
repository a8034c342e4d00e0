import { randomBytes } from 'node:crypto'

import { followOrder } from '../checkout/index.ts'
import { defaultRules } from '../customers/index.ts'
import { guardedEgress, receiverEgress } from '../events/egress/egress.ts'
import type { WholeBank } from '../handlers/bank.ts'
import { followDataKeys } from '../kernel/data-keys.ts'
import type { Database } from '../kernel/database/index.ts'
import { createLog } from '../kernel/log.ts'
import { toStandardError } from '../kernel/stderr.ts'
import { createVault } from '../kernel/vault.ts'
import { openLedger } from '../ledger/index.ts'
import { endMandates } from '../mandates/index.ts'
import { followAccountOfRefunds } from '../refunds/index.ts'
import { sandboxSms } from '../sandbox/index.ts'
import { followAccount } from '../wallet/index.ts'
import { cardLine } from './card-line.ts'
import { channelLines } from './channel-lines.ts'
import type { BankOptions } from './options.ts'

/** Puts together what the rooms hold. */
export const assemble = async (
  options: BankOptions,
  masterKey: Buffer,
  database: Database,
): Promise<WholeBank> => {
  const { mode = 'sandbox', origin = 'http://localhost:4000', receiveWebhooks } = options
  const { fetch = globalThis.fetch, wall = () => new Date(), simulatorsUrl = null } = options
  const vault = createVault(masterKey)
  await followDataKeys({ sql: database.sql, vault })
  const rules = { mode, origin }
  return {
    mode,
    origin,
    sql: database.sql,
    vault,
    log: createLog(options.writeLog ?? toStandardError, wall),
    wall,
    fetch,
    drawBytes: options.drawBytes ?? randomBytes,
    ledger: await openLedger(database),
    rules: options.rules ?? defaultRules,
    sms: options.sms ?? sandboxSms({ sql: database.sql, vault, wall }),
    cardNetwork: cardLine(options, { fetch, wall }),
    connectors: channelLines(options, { fetch, wall, sql: database.sql }),
    egress: receiveWebhooks ? receiverEgress(receiveWebhooks, rules) : guardedEgress(rules),
    orderFollowers: [followOrder],
    accountFollowers: [followAccount, endMandates, followAccountOfRefunds],
    simulatorsUrl,
  }
}
