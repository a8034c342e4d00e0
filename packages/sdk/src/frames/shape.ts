/** Whether a value is what a place of a message takes. */
export type Is = (value: unknown) => boolean

/** The places of a message, all of them and no other. */
export type Shape = Readonly<Record<string, Is>>

/** Whether something from another window is an object with exactly these places. */
export const fits = (shape: Shape, value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  const names = Object.keys(value)
  return (
    names.length === Object.keys(shape).length &&
    names.every((name) => {
      const is = Object.hasOwn(shape, name) ? shape[name] : undefined
      return is !== undefined && is((value as Record<string, unknown>)[name])
    })
  )
}

export const like =
  (pattern: RegExp): Is =>
  (value) =>
    typeof value === 'string' && pattern.test(value)

export const oneOf =
  (...values: readonly unknown[]): Is =>
  (value) =>
    values.includes(value)

/** An object with these places. */
export const object =
  (shape: Shape): Is =>
  (value) =>
    fits(shape, value)
