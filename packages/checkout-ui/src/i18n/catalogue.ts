/** A sentence, or its forms by number (`{ count }` decides; Chinese needs only `other`). */
export type Message = string | { one?: string; other: string }

export type Catalogue = Readonly<Record<string, Message>>

/** The placeholders of a sentence: `'{name}, {time}'` is `'name' | 'time'`. */
type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

type Text<M> = M extends { other: infer Other } ? Other : M

/** What a sentence must be given: nothing, or a value for each placeholder. */
export type Values<M> = [Placeholders<Text<M>>] extends [never]
  ? []
  : [values: Record<Placeholders<Text<M>>, string | number>]

/** Another language of the same catalogue: the same keys, none missing, none more. */
export type Translated<C extends Catalogue> = { readonly [Key in keyof C]: Message }
