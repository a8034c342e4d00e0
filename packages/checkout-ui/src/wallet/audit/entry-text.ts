import type { AuditEntry } from '@qiantang/sdk/contract'
import { yuan } from '../../design/money.ts'
import { deadlineText } from '../../design/time.ts'
import type { Locale } from '../../i18n/locale.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { WalletMessages } from '../locales/use-text.ts'

type Say = Translate<WalletMessages>

/** What happened, in a sentence. A type this page does not know yet is told by its name, so that nothing is left out. */
export function entryText(t: Say, { type: told, facts }: AuditEntry, locale: Locale): string {
  const type = types.find((known) => known === told)
  switch (type) {
    case 'session.started':
    case 'session.ended':
      return facts.sessionDevice
        ? t(`audit.${type}.on`, { device: facts.sessionDevice })
        : t(`audit.${type}`)
    case 'pin.locked':
      return facts.lockedUntil
        ? t('audit.pin.locked.until', { time: deadlineText(facts.lockedUntil, locale) })
        : t('audit.pin.locked')
    case 'card.bound':
    case 'card.unbound':
      return t(`audit.${type}`, { last4: facts.cardLast4 ?? '' })
    case 'account.frozen':
      return t(facts.scope === 'debit' ? 'audit.account.frozen.debit' : 'audit.account.frozen')
    case 'no_pin_limit.changed':
      return t('audit.no_pin_limit.changed', {
        before: yuan(facts.before ?? 0),
        amount: yuan(facts.amount ?? 0),
      })
    case 'mandate.created':
      return t('audit.mandate.created', {
        description: facts.description ?? '',
        amount: yuan(facts.amount ?? 0),
      })
    case 'mandate.cancelled':
      return t('audit.mandate.cancelled', { description: facts.description ?? '' })
    case 'passkey.added':
    case 'passkey.removed':
      return t(`audit.${type}`, { name: facts.passkeyName ?? '' })
    case 'account.opened':
    case 'account.upgraded':
      return t(`audit.${type}`, { class: facts.accountClass === 'II' ? 'Ⅱ' : 'Ⅲ' })
    case undefined:
      return t('audit.other', { type: told })
    default:
      return t(`audit.${type}`)
  }
}

const types = [
  ...(['session.started', 'session.ended', 'pin.set', 'pin.changed', 'pin.reset'] as const),
  ...(['pin.locked', 'passkey.added', 'passkey.removed', 'card.bound', 'card.unbound'] as const),
  ...(['identity.refused', 'account.opened', 'account.upgraded', 'account.frozen'] as const),
  ...(['account.unfrozen', 'account.dormant', 'account.reactivated', 'account.closed'] as const),
  ...(['no_pin_limit.changed', 'mandate.created', 'mandate.cancelled', 'phone.lost'] as const),
] as const

/** What one should look at twice: somebody may be trying. */
export const isAlarming = ({ type }: AuditEntry): boolean =>
  ['pin.locked', 'pin.reset', 'identity.refused', 'phone.lost', 'account.frozen'].includes(type)
