import { z } from 'zod'

/** Every kind of id, by its prefix. */
export const idPrefixes = {
  app: 'app',
  appKey: 'key',
  realm: 'rlm',
  application: 'apl',
  account: 'acc',
  card: 'crd',
  challenge: 'chl',
  passkey: 'pky',
  pinReset: 'prs',
  mandate: 'mdt',
  quickPayAgreement: 'qpa',
  topUp: 'tup',
  withdrawal: 'wdr',
  transfer: 'trf',
  payment: 'pay',
  paymentCode: 'pcd',
  merchantCode: 'mcd',
  paymentLink: 'plk',
  order: 'ord',
  refund: 'rfd',
  feeRule: 'fer',
  settlement: 'stl',
  bill: 'bil',
  checkoutSession: 'cos',
  userSession: 'uss',
  event: 'evt',
  webhookEndpoint: 'whe',
  message: 'msg',
  ledgerTransfer: 'ltr',
  hold: 'hld',
  customer: 'cus',
  auditEntry: 'aud',
  lostPhoneReport: 'lpr',
  complaint: 'cpl',
  operator: 'opr',
  operatorSession: 'ops',
  operatorAuditEntry: 'oae',
  approval: 'apv',
} as const

export type IdPrefix = (typeof idPrefixes)[keyof typeof idPrefixes]

/** `prefix_` and 26 Crockford base-32 characters: a UUIDv7, so ids sort by the time they were made. */
export const id = (prefix: IdPrefix) =>
  z
    .string()
    .regex(
      new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`),
      `Expected an id that begins with ${prefix}_.`,
    )

/**
 * The merchant's own id of its user. Opaque to the bank; never a mobile or an id number. It stands in
 * paths, where `me` is the caller and dots alone lead elsewhere.
 */
export const UserId = z
  .string()
  .regex(
    /^(?!(?:me|\.\.?)$)[A-Za-z0-9_\-.@]{1,64}$/,
    'Expected 1 to 64 of A-Z a-z 0-9 _ - . @, other than me, . and ..',
  )
  .meta({ id: 'UserId', examples: ['u_1001'] })

/** The merchant's own number of a thing it asks for: unique per app and noun. */
export const Reference = z
  .string()
  .regex(/^[A-Za-z0-9_\-.:]{1,64}$/, 'Expected 1 to 64 of A-Z a-z 0-9 _ - . :')
  .meta({ id: 'Reference', examples: ['P20260601-0001'] })
