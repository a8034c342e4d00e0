import { separator } from './separator.ts'

type Plain = string | number | boolean | null

/** PostgreSQL's text form of an array of numbers, booleans, UUIDs or times, none of which need quotes. */
export const plainArray = (values: readonly Plain[]): string =>
  `{${values.map((value) => value ?? 'null').join(',')}}`

/** The same for text of any kind. */
export const textArray = (values: readonly (string | null)[]): string =>
  `{${values.map((value) => (value === null ? 'null' : quoted(value))).join(',')}}`

/** Nothing at all where no element says anything, which spares the database the looking. */
export const sparse = <T extends Plain>(
  values: readonly (T | null)[],
  literal: (values: readonly (T | null)[]) => string = plainArray,
): string | null => (values.every((value) => value === null) ? null : literal(values))

/** Texts joined by the separator, which costs neither side any quoting; nothing where all are empty. */
export const joinedTexts = (texts: readonly string[]): string | null =>
  texts.every((text) => text === '') ? null : texts.join(separator)

const quoted = (text: string): string => `"${text.replace(/["\\]/g, String.raw`\$&`)}"`
