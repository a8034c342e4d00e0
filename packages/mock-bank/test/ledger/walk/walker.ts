import { hash } from 'node:crypto'
import { uuidOf } from '../../../src/ledger/account-id.ts'
import {
  chart,
  credit,
  debit,
  transferIdOf,
  type AccountRef,
  type Fen,
  type HoldAct,
  type Leg,
  type Outcome,
  type Posting,
} from '../../../src/ledger/index.ts'
import { id, opening } from '../books.ts'
import type { Cast, Person } from './cast.ts'
import { Knowledge, type KnownHold, type KnownPerson } from './knowledge.ts'
import { reversalOf } from './reversal.ts'
import type { Step } from './step.ts'

/** Something to be asked of the books: one posting, or two that are linked. */
export type Ask = {
  readonly kind: Step['kind']
  readonly postings: readonly Posting[]
}

/** Makes askable postings of steps, by what their outcomes have taught it of the books. */
export class Walker {
  readonly #cast: Cast
  readonly #known: Knowledge
  readonly #names: number
  readonly #keysLiveForMs: number
  #clock = opening.getTime()

  /** @param options.names How many idempotency keys, and as many references, all walkers of a cast share. */
  constructor(
    cast: Cast,
    { names, keysLiveForMs }: { readonly names: number; readonly keysLiveForMs: number },
  ) {
    this.#cast = cast
    this.#known = new Knowledge(cast.people)
    this.#names = names
    this.#keysLiveForMs = keysLiveForMs
  }

  ask(step: Step): Ask {
    this.#clock += step.seconds * 1000
    const { kind } = step
    const postings = this.#postings(step, kind)
    const named =
      postings.length === 1 ? postings.map((posting) => this.#name(posting, step)) : postings
    if (kind !== 'again' && kind !== 'other_money') this.#known.send(named)
    return { kind, postings: named }
  }

  /** @param outcomes None where nobody can tell what became of it. */
  learn({ kind, postings }: Ask, outcomes: readonly Outcome[]): void {
    if (kind === 'again' || kind === 'other_money') return
    for (const [i, posting] of postings.entries()) this.#known.learn(posting, outcomes[i])
  }

  #postings(step: Step, kind: Step['kind']): Posting[] {
    switch (kind) {
      case 'top_up':
        return [this.#topUp(step)]
      case 'payment':
        return [this.#payment(step)]
      case 'transfer':
        return [this.#transfer(step)]
      case 'reward':
        return [this.#reward(step)]
      case 'reverse':
        return [this.#reverse(step)]
      case 'hold':
        return [this.#hold(step)]
      case 'capture':
        return [this.#capture(step, {})]
      case 'capture_part':
        return [this.#capture(step, { keepsRest: true })]
      case 'release':
        return [this.#release(step)]
      case 'expire':
        return [this.#expire(step)]
      case 'again':
        return [this.#known.sent(step.pick) ?? this.#topUp(step)]
      case 'other_money':
        return [this.#otherMoney(step)]
      case 'wrong':
        return [this.#wrong(step)]
      case 'crossing':
        return this.#crossing(step)
    }
  }

  #topUp(step: Step): Posting {
    const { fits, pick, part } = step
    const to = this.#known.personWho(pick, (one) =>
      fits ? hasRoom(one) : one.person.cap !== null || one.person.limits.inDay !== undefined,
    )
    const { cap, limits } = to.person
    const tooMuch = (cap === null ? (limits.inDay ?? 9_000) : to.room) + part
    const amount = fits ? Math.min(part * 12, to.room) : tooMuch
    return this.#between(step, to.person, 'top_up', amount, [
      debit(this.#network(to.person), amount),
      credit(to.person.account, amount, { counts: 'turnover' }),
    ])
  }

  #payment(step: Step): Posting {
    const from = this.#known.personWho(step.pick, hasSome)
    const amount = this.#fromAvailable(from, step)
    return this.#between(step, from.person, 'payment', amount, [
      debit(from.person.account, amount, { counts: 'turnover' }),
      credit(this.#of(this.#cast.shops, from.person), amount),
    ])
  }

  #transfer(step: Step): Posting {
    const from = this.#known.personWho(step.pick, hasSome)
    const isNear = ({ person }: KnownPerson) =>
      person !== from.person &&
      person.realmId === from.person.realmId &&
      this.#laneOf(person) === this.#laneOf(from.person)
    const to = this.#known.personWho(step.other, (one) => isNear(one) && hasRoom(one), isNear)
    const amount = this.#fromAvailable(from, step)
    return this.#between(step, from.person, 'transfer', amount, [
      debit(from.person.account, amount, { counts: 'turnover' }),
      credit(to.person.account, amount, { counts: 'turnover' }),
    ])
  }

  #reward(step: Step): Posting {
    const { pick, part, fits } = step
    const to = this.#known.personWho(pick, ({ room }) => room > 200)
    const amount = fits ? part : moreThanAnyPool + part
    return this.#between(step, to.person, 'reward', amount, [
      debit(this.#of(this.#cast.pools, to.person), amount),
      credit(to.person.account, amount),
    ])
  }

  #reverse(step: Step): Posting {
    const { pick, fits } = step
    const original = this.#known.movedWhere(
      pick,
      (posting) => this.#known.canTakeBack(posting) === fits,
    )
    if (!original) return this.#topUp(step)
    return { ...reversalOf(original, this.#at(step)), memo: `Reversal of ${original.kind}` }
  }

  #hold(step: Step): Posting {
    const { pick, other, part } = step
    const on = this.#known.personWho(pick, hasSome)
    const expiresAt = new Date(this.#clock + part * 300_000)
    return this.#acting(step, on.person, 'hold', [], {
      act: 'open',
      id: holdName(on.person, other),
      account: on.person.account,
      amount: this.#fromAvailable(on, step),
      ...(part % 3 > 0 && { expiresAt }),
    })
  }

  #capture(step: Step, rest: { keepsRest?: boolean }): Posting {
    const { fits, part } = step
    const hold = this.#someHold(step, ({ open, expiresAt }) => open && expiresAt > this.#clock)
    const most = Math.max(hold.remaining, 1)
    const amount = fits ? share(most, rest.keepsRest ? part / 2 : part) : most + part
    const legs = [debit(hold.person.account, amount), credit(this.#network(hold.person), amount)]
    const act: HoldAct = { act: 'capture', id: hold.id, account: hold.person.account, ...rest }
    return this.#acting(step, hold.person, rest.keepsRest ? 'capture_part' : 'capture', legs, act)
  }

  #release(step: Step): Posting {
    const hold = this.#someHold(step, ({ open }) => open === step.fits)
    const { id: holdId, person } = hold
    const act: HoldAct = { act: 'release', id: holdId, account: person.account }
    return this.#acting(step, person, 'release', [], act)
  }

  #expire(step: Step): Posting {
    const { fits } = step
    const ends = ({ expiresAt }: KnownHold) => Number.isFinite(expiresAt)
    const isDue = ({ expiresAt }: KnownHold) => expiresAt <= this.#clock
    const hold = this.#someHold(step, (one) => one.open && ends(one) && isDue(one) === fits)
    const { id: holdId, person } = hold
    const act: HoldAct = { act: 'expire', id: holdId, account: person.account }
    const posting = this.#acting(step, person, 'expire', [], act)
    if (!fits || !ends(hold)) return posting
    return { ...posting, at: new Date(Math.max(hold.expiresAt, posting.at.getTime())) }
  }

  /** The same id for something else. */
  #otherMoney(step: Step): Posting {
    const earlier = this.#known.sent(step.pick)
    if (!earlier) return this.#topUp(step)
    const { key: _key, reference: _reference, ...posting } = earlier
    return { ...posting, kind: `${posting.kind}_again` }
  }

  /** What is refused for whose it is, or was refused before. */
  #wrong(step: Step): Posting {
    const { pick, other } = step
    const from = this.#known.personWho(pick, hasSome).person
    const payment = this.#payment(step)
    const [paid, ...rest] = payment.legs
    const foreign = this.#cast.realms.find((realm) => realm !== payment.realmId)!
    switch (other % 5) {
      case 0:
        return { ...payment, realmId: foreign }
      case 1:
        return { ...payment, currency: 840 }
      case 2:
        return { ...payment, legs: [{ ...paid!, account: chart.customer(id('acc')) }, ...rest] }
      case 3: {
        const strangers = this.#cast.shops[this.#cast.realms.indexOf(foreign)]!
        return { ...payment, legs: [paid!, credit(strangers, paid!.amount)] }
      }
      default:
        return {
          ...this.#between(step, from, 'refused', 0, []),
          refusal: { code: 'order_paid', details: { pick } },
        }
    }
  }

  #crossing(step: Step): Posting[] {
    const from = this.#known.personWho(step.pick, hasSome)
    const isOther = ({ person }: KnownPerson) =>
      person.realmId === from.person.realmId && person !== from.person
    const isFar = ({ person }: KnownPerson) => this.#laneOf(person) !== this.#laneOf(from.person)
    const to = this.#known.personWho(
      step.other,
      (one) => isOther(one) && (isFar(one) || this.#cast.lanes === 1) && hasRoom(one),
      isOther,
    )
    const amount = this.#fromAvailable(from, step)
    const meeting = chart.laneClearing(from.person.realmId)
    const out = this.#between(step, from.person, 'crossing_out', amount, [
      debit(from.person.account, amount, { counts: 'turnover' }),
      credit(meeting, amount),
    ])
    const into = this.#between(step, to.person, 'crossing_in', amount, [
      debit(meeting, amount),
      credit(to.person.account, amount, { counts: 'turnover' }),
    ])
    return [out, into]
  }

  #fromAvailable({ available }: KnownPerson, { fits, part }: Step): Fen {
    return fits ? share(available, part / 3) : available + part * 10
  }

  /** A hold it knows, or one that only others know. */
  #someHold({ pick, other }: Step, suits: (hold: KnownHold) => boolean): KnownHold {
    const known = other % 12 === 0 ? undefined : this.#known.holdWhich(pick, suits)
    if (known) return known
    const { person } = this.#known.personWho(pick, () => true)
    return { id: holdName(person, other), person, remaining: 50, expiresAt: Infinity, open: false }
  }

  #between(step: Step, who: Person, kind: string, amount: Fen, legs: readonly Leg[]): Posting {
    const resource = id('pay')
    return {
      ...{ id: transferIdOf(kind, resource), realmId: who.realmId, slot: who.slot, kind },
      ...{ at: this.#at(step), legs, memo: `${kind} of ${amount} fen, 备注` },
      movement: { id: resource, noun: kind, facts: { amount, of: who.account.owner } },
      outbox: [{ type: kind, resource }],
    }
  }

  #acting(step: Step, who: Person, kind: string, legs: readonly Leg[], hold: HoldAct): Posting {
    return { ...this.#between(step, who, kind, 0, legs), hold }
  }

  #at({ late }: Step): Date {
    return new Date(this.#clock - late * 1000)
  }

  /** Names that others ask under as well, now and then for something else. */
  #name(posting: Posting, { kind, named, other, request }: Step): Posting {
    if (named === 'nothing' || ['again', 'other_money', 'reverse'].includes(kind)) return posting
    const nameOf = (what: string) => ({
      id: uuidNamed(`${posting.realmId} ${what} ${this.#laneOf(posting)} ${other % this.#names}`),
      request: uuidNamed(`${request}`),
    })
    const expiresAt = new Date(posting.at.getTime() + this.#keysLiveForMs)
    return {
      ...posting,
      ...(named !== 'reference' && { key: { ...nameOf('key'), expiresAt } }),
      ...(named !== 'key' && { reference: nameOf('reference') }),
    }
  }

  #laneOf({ slot }: { readonly slot: number }): number {
    return slot % this.#cast.lanes
  }

  #network({ realmId }: Person): AccountRef {
    return chart.cardNetworkClearing(realmId)
  }

  #of(accounts: readonly AccountRef[], { realmId }: Person): AccountRef {
    return accounts[this.#cast.realms.indexOf(realmId)]!
  }
}

const moreThanAnyPool = 1_000_000_000

const uuidNamed = (text: string) => uuidOf(hash('sha256', text))

const holdName = ({ account }: Person, n: number) => `hld_${account.owner.slice(4)}_${n}`

const hasSome = ({ available, maySpend }: KnownPerson) => available > 20 && maySpend

const hasRoom = ({ room, mayReceive }: KnownPerson) => room > 1_000 && mayReceive

const share = (whole: Fen, percent: number): Fen => Math.max(1, Math.floor((whole * percent) / 100))
