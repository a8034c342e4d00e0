import type { Catalogue } from '../i18n/catalogue.ts'

/** What a catalogue says of a problem by itself, for the languages in which the bank does not. */
export function ownWords(catalogue: Catalogue, code: string): string | undefined {
  const words = catalogue[`problem.${code}`]
  return typeof words === 'string' ? words : undefined
}
