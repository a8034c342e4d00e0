/** PostgreSQL's text form of an array of numbers, booleans, UUIDs or times, none of which need quotes. */
export const plainArray = (values: readonly (string | number | boolean | null)[]): string =>
  `{${values.map((value) => value ?? 'null').join(',')}}`

/** The same for text of any kind. */
export const textArray = (values: readonly (string | null)[]): string =>
  `{${values.map((value) => (value === null ? 'null' : quoted(value))).join(',')}}`

/** Nothing at all where no element says anything, which spares the database the looking. */
export const sparse = <T>(
  values: readonly (T | null)[],
  literal: (values: readonly (T | null)[]) => string,
) => (values.every((value) => value === null) ? null : literal(values))

const quoted = (text: string): string => `"${text.replace(/["\\]/g, String.raw`\$&`)}"`
