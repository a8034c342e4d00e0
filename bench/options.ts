import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'

/** How long and how large a bench is. */
export interface BenchOptions {
  /** Which sections run; all where none is named. */
  only: string[]
  rounds: number
  /** Of one round of one contender. */
  seconds: number
  warmUpSeconds: number
  /** Of the soak. */
  soakSeconds: number
  /** Small enough for every change: shows that it works and roughly how it stands, proves no claim. */
  quick: boolean
  /** Of the product on PostgreSQL; on PGlite it is the product's own. @default see `usualLanes` */
  lanes: number
  /** Writes processor profiles of the product's processes into this folder. */
  profile: string | undefined
}

const fewestRounds = 7

/**
 * Lanes are writers, and beside each a process prepares its work: half as many as there are cores, up to
 * the product's own four. On two cores one lane was faster than two or four, with 64 clients and with 1,024.
 */
const usualLanes = (cores: number): number => (cores >= 8 ? 4 : cores >= 4 ? 2 : 1)

/** @throws {Error} saying which option is wrong. */
export const readOptions = (args: string[]): BenchOptions => {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: '' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      soak: { type: 'string' },
      lanes: { type: 'string' },
      quick: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  })
  const { quick } = values
  const seconds = number('seconds', values.seconds, quick ? 1 : 5, 60)
  return {
    only: values.only.split(',').filter((name) => name !== ''),
    rounds: number('rounds', values.rounds, quick ? 2 : fewestRounds, 100),
    seconds,
    warmUpSeconds: Math.min(seconds, 3),
    soakSeconds: number('soak', values.soak, quick ? 20 : 600, 7200),
    quick,
    lanes: number('lanes', values.lanes, usualLanes(availableParallelism()), 1024),
    profile: values.profile,
  }
}

const number = (name: string, text: string | undefined, usual: number, most: number): number => {
  const value = text === undefined ? usual : Number(text)
  if (Number.isFinite(value) && value > 0 && value <= most) return value
  throw new Error(`--${name} is a number from above 0 to ${most}, not ${text}.`)
}
