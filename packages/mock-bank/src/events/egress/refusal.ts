/** Why the bank does not send to an address. */
export type RefusalReason =
  | 'url_invalid'
  | 'scheme'
  | 'credentials'
  | 'port'
  | 'host_unknown'
  | 'address_not_public'
  | 'own_address'

/** The bank does not send to this address. */
export class EgressRefused extends Error {
  override readonly name = 'EgressRefused'
  readonly reason: RefusalReason

  constructor(reason: RefusalReason) {
    super(`The bank does not send there: ${reason}.`)
    this.reason = reason
  }
}

/** It was sent, or the bank tried to, and no answer came. */
export class EgressFailed extends Error {
  override readonly name = 'EgressFailed'
  readonly reason: 'timeout' | 'unreachable'

  constructor(reason: 'timeout' | 'unreachable') {
    super(`No answer: ${reason}.`)
    this.reason = reason
  }
}
