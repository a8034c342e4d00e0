import type { Fen, Outcome, Posting } from '../../../src/ledger/index.ts'
import type { Person } from './cast.ts'

export type KnownPerson = {
  readonly person: Person
  readonly available: Fen
  /** How much the account can still take. */
  readonly room: Fen
  /** Whether no limit of the day or year has been met that still lasts. */
  readonly maySpend: boolean
  readonly mayReceive: boolean
}

export type KnownHold = {
  readonly id: string
  readonly person: Person
  readonly remaining: Fen
  /** `Infinity` where it does not. */
  readonly expiresAt: number
  readonly open: boolean
}

const remembered = 250
const freely = 1_000_000
const dayMs = 24 * 3_600_000

/** What one walker has learnt of the books. Others change them meanwhile, so it may be wrong. */
export class Knowledge {
  readonly #people: readonly Person[]
  readonly #totals = new Map<string, Fen>()
  readonly #held = new Map<string, Fen>()
  readonly #holds = new Map<string, KnownHold>()
  /** Holds about which something was asked and not answered yet. */
  readonly #busy = new Set<string>()
  /** Until when a limit that was met lasts, by whose it is and in which direction. */
  readonly #metUntil = new Map<string, number>()
  #clock = 0
  #moved: Posting[] = []
  #sent: Posting[] = []

  constructor(people: readonly Person[]) {
    this.#people = people
  }

  /** The first from a place on of whom something is true; whoever is in that place, if it is of nobody. */
  personWho(
    pick: number,
    suits: (known: KnownPerson) => boolean,
    orElse: (known: KnownPerson) => boolean = () => true,
  ): KnownPerson {
    const all = turned(this.#people, pick).map((person) => this.#personOf(person))
    return all.find(suits) ?? all.find(orElse)!
  }

  holdWhich(pick: number, suits: (hold: KnownHold) => boolean): KnownHold | undefined {
    const quiet = [...this.#holds.values()].filter(({ id }) => !this.#busy.has(id))
    const all = turned(quiet, pick)
    return all.find(suits) ?? all[0]
  }

  /** An earlier movement that was not taken back yet. */
  movedWhere(pick: number, suits: (posting: Posting) => boolean): Posting | undefined {
    const all = turned(this.#moved, pick)
    const found = all.find(suits) ?? all[0]
    this.#moved = this.#moved.filter((posting) => posting !== found)
    return found
  }

  sent(pick: number): Posting | undefined {
    return turned(this.#sent, pick)[0]
  }

  /** Whether those who received it still have it, and whoever gave it has room. */
  canTakeBack({ legs }: Posting): boolean {
    return legs.every(({ side, account, amount }) => {
      const person = this.#people.find(({ account: { owner } }) => owner === account.owner)
      if (!person) return true
      const { available, room } = this.#personOf(person)
      return side === 'credit' ? amount <= available : amount <= room
    })
  }

  send(postings: readonly Posting[]): void {
    for (const { hold } of postings) if (hold) this.#busy.add(hold.id)
    // One of a linked pair is never asked for without the other.
    if (postings.length === 1) this.#sent = [...this.#sent, ...postings].slice(-remembered)
  }

  /** @param outcome Nothing where nobody can tell. */
  learn(posting: Posting, outcome: Outcome | undefined): void {
    if (posting.hold) this.#busy.delete(posting.hold.id)
    if (!outcome) return
    this.#clock = Math.max(this.#clock, posting.at.getTime())
    if (outcome.status === 'refused') {
      this.#learnBalance(outcome.details)
      this.#learnLimit(outcome.details)
      return
    }
    if (outcome.status !== 'posted' || outcome.transferId !== posting.id) return
    for (const [i, { account }] of posting.legs.entries())
      this.#totals.set(account.owner, outcome.balanceAfter[i]!)
    this.#learnHold(posting)
    const moves = ['top_up', 'payment', 'transfer'].includes(posting.kind)
    if (moves) this.#moved = [...this.#moved, posting].slice(-remembered)
  }

  #learnBalance({ account, available }: { readonly [fact: string]: unknown }): void {
    if (typeof account !== 'string' || typeof available !== 'number') return
    this.#totals.set(account, available + (this.#held.get(account) ?? 0))
  }

  #learnLimit({ account, limitType }: { readonly [fact: string]: unknown }): void {
    if (typeof limitType !== 'string') return
    const [direction, span] = limitType.split('_')
    const lasts = span === 'year' ? 366 * dayMs : dayMs
    this.#metUntil.set(`${String(account)} ${direction}`, this.#clock + lasts)
  }

  #learnHold({ hold, legs }: Posting): void {
    if (!hold) return
    const { owner } = hold.account
    if (hold.act === 'open') {
      const person = this.#people.find(({ account }) => account.owner === owner)!
      const expiresAt = hold.expiresAt?.getTime() ?? Infinity
      this.#hold(owner, hold.amount)
      this.#holds.set(hold.id, {
        ...{ id: hold.id, person, remaining: hold.amount, expiresAt, open: true },
      })
      return
    }
    const known = this.#holds.get(hold.id)
    if (!known) return
    const taken = legs.find(({ account }) => account.owner === owner)?.amount ?? 0
    const freed = hold.act === 'capture' && hold.keepsRest ? taken : known.remaining
    this.#hold(owner, -freed)
    const remaining = known.remaining - freed
    this.#holds.set(hold.id, { ...known, remaining, open: remaining > 0 })
    if (this.#holds.size > remembered) this.#forgetClosedHold()
  }

  #hold(owner: string, amount: Fen): void {
    this.#held.set(owner, (this.#held.get(owner) ?? 0) + amount)
  }

  #forgetClosedHold(): void {
    const closed = [...this.#holds.values()].find(({ open }) => !open)
    if (closed) this.#holds.delete(closed.id)
  }

  #personOf(person: Person): KnownPerson {
    const { owner } = person.account
    const total = this.#totals.get(owner) ?? 0
    const available = Math.max(0, total - (this.#held.get(owner) ?? 0))
    const met = (direction: string) =>
      (this.#metUntil.get(`${owner} ${direction}`) ?? 0) > this.#clock
    return {
      ...{ person, available, maySpend: !met('out'), mayReceive: !met('in') },
      room: person.cap === null ? freely : Math.max(0, person.cap - total),
    }
  }
}

const turned = <T>(all: readonly T[], by: number): T[] =>
  all.length === 0 ? [] : [...all.slice(by % all.length), ...all.slice(0, by % all.length)]
