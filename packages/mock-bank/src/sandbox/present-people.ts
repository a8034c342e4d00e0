import type { Locale, MagicValue, TestPerson } from '@qiantang/sdk/contract'
import type { z } from 'zod'

import type { KnownPayer, KnownPerson } from './people.ts'

/** A person of the table, in the reader's language. */
export const presentPerson = (
  { constant, name, idNumber, mobile, cards }: KnownPerson,
  locale: Locale,
): z.output<typeof TestPerson> => ({
  ...{ constant, name, idNumber, mobile },
  cards: cards.map((card) => ({
    ...{ name: card.name, number: card.number, holds: card.holds, outcome: card.outcome },
    bankName: card.bank[languageOf(locale)],
    description: card.about[languageOf(locale)],
  })),
})

/** The same table by value: each number, and what it makes happen. */
export const presentMagicValues = (
  { constant, idNumber, about, cards }: KnownPerson,
  locale: Locale,
): z.output<typeof MagicValue>[] => [
  { kind: 'person', name: constant, value: idNumber, effect: about[languageOf(locale)] },
  ...cards.map((card) => ({
    kind: 'card',
    name: `${constant}.${card.name}`,
    value: card.number,
    effect: card.about[languageOf(locale)],
  })),
]

/** Whoever pays by a simulated app, by the name that is given there. */
export const presentPayer = (
  { constant, about }: KnownPayer,
  locale: Locale,
): z.output<typeof MagicValue> => ({
  ...{ kind: 'payer', name: constant, value: constant },
  effect: about[languageOf(locale)],
})

const languageOf = (locale: Locale): 'zh' | 'en' => (locale === 'en' ? 'en' : 'zh')
