import type { Catalogue, Values } from './catalogue.ts'
import type { Locale } from './locale.ts'

export type Translate<C extends Catalogue> = <Key extends keyof C & string>(
  key: Key,
  ...values: Values<C[Key]>
) => string

/** A function that says the sentences of a catalogue, with their placeholders filled. */
export function translator<C extends Catalogue>(
  locale: Locale,
  catalogue: Catalogue,
): Translate<C> {
  const plural = new Intl.PluralRules(locale)
  return (key, ...[values]) => {
    const message = catalogue[key] ?? key
    const given: Record<string, string | number> = values ?? {}
    const text =
      typeof message === 'string' ? message : (message[form(plural, given)] ?? message.other)
    return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(given[name] ?? hole))
  }
}

const form = (plural: Intl.PluralRules, given: Record<string, string | number>) =>
  plural.select(Number(given['count'] ?? 0)) === 'one' ? 'one' : 'other'
