import * as fc from 'fast-check'

/** What a walk through the books is made of. Each of these is allowed about as often as it is refused. */
export const kinds = [
  ...(['top_up', 'payment', 'transfer', 'reward', 'reverse'] as const),
  ...(['hold', 'capture', 'capture_part', 'release', 'expire'] as const),
] as const

/** What asks for something again, or for what nobody may have. */
export const troubles = ['again', 'other_money', 'wrong'] as const

/** A movement between lanes, all or nothing: for ledgers, a lane's writer alone knows nothing of it. */
export const crossings = ['crossing'] as const

export type Kind = (typeof kinds)[number]
export type Trouble = (typeof troubles)[number]
export type Crossing = (typeof crossings)[number]

/** Small numbers, from which a walker makes a posting by what it knows of the books. */
export type Step = {
  readonly kind: Kind | Trouble | Crossing
  /** Whether it is to be allowed, as far as the walker knows. */
  readonly fits: boolean
  /** Which person, hold or earlier posting; and the other one. */
  readonly pick: number
  readonly other: number
  /** In percent: how much of what there is, or of what there is not. */
  readonly part: number
  readonly named: 'nothing' | 'key' | 'reference' | 'both'
  readonly request: number
  /** How much time passes before it, and how late it comes. */
  readonly seconds: number
  readonly late: number
}

const weights: Readonly<Record<Step['kind'], number>> = {
  ...{ top_up: 18, payment: 18, transfer: 10, reward: 7, reverse: 9 },
  ...{ hold: 30, capture: 7, capture_part: 7, release: 6, expire: 6 },
  ...{ again: 5, other_money: 3, wrong: 4, crossing: 8 },
}

/** In percent, how often a step is meant to be allowed: more often where others easily come in between. */
const odds: Readonly<Record<Step['kind'], number>> = {
  ...{ top_up: 57, payment: 64, transfer: 64, reward: 57, reverse: 56 },
  ...{ hold: 62, capture: 74, capture_part: 74, release: 70, expire: 70 },
  ...{ again: 50, other_money: 50, wrong: 50, crossing: 66 },
}

/** Where others walk as well, money is often gone by the time it is asked for, and time has often passed. */
const oddsAmongOthers: typeof odds = {
  ...odds,
  ...{ payment: 72, transfer: 76, crossing: 74 },
  ...{ capture: 64, capture_part: 64, release: 62, expire: 46 },
}

const weighted = <T extends Step['kind']>(names: readonly T[]) =>
  fc.oneof(...names.map((name) => ({ weight: weights[name], arbitrary: fc.constant(name) })))

/** @param walk Whether it may cross lanes, and others walk as well. */
export const stepOf = ({ crossing }: { crossing: boolean }): fc.Arbitrary<Step> =>
  fc
    .record({
      kind: weighted(crossing ? [...kinds, ...troubles, ...crossings] : [...kinds, ...troubles]),
      luck: fc.nat({ max: 99 }),
      pick: fc.nat({ max: 9999 }),
      other: fc.nat({ max: 9999 }),
      part: fc.integer({ min: 1, max: 100 }),
      named: fc.constantFrom('nothing', 'nothing', 'nothing', 'key', 'key', 'reference', 'both'),
      request: fc.nat({ max: 1 }),
      seconds: fc.nat({ max: 150 }),
      late: fc.nat({ max: 90 }),
    })
    .map(({ luck, ...step }) => ({
      ...step,
      fits: luck < (crossing ? oddsAmongOthers : odds)[step.kind],
    }))
