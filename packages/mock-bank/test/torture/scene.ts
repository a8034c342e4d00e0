import type { Cluster } from '../../../../scripts/postgres.ts'
import type { BankKeeper } from './bank-keeper.ts'
import type { Wire } from './wire.ts'

/** What there is to be broken: a server, the line to it, and the banks that write its books. */
export type Scene = {
  readonly cluster: Cluster
  /** The database of this round. */
  readonly url: string
  /** The folder in which the server's data lies. */
  readonly place: string
  readonly wire: Wire | undefined
  readonly banks: readonly BankKeeper[]
}

/** A way in which things go wrong. */
export type Fault = {
  readonly name: string
  readonly claim: string
  /** Why it can't be done on this machine, if it can't. */
  missing(): Promise<string | undefined>
  /** Whether the banks reach the server over a line that can be cut. */
  readonly overWire?: true
  /** Where the server's data has to lie, and what its processes are started with. */
  surroundings?(): Promise<Surroundings>
  /**
   * Does the harm once, and heals what does not heal by itself. Answers with what shows that it was
   * done: a fault that was none proves nothing.
   */
  strike(scene: Scene): Promise<string>
}

export type Surroundings = {
  readonly below?: string
  readonly settings?: Record<string, string>
  readonly initdb?: string[]
  readonly serverEnv?: Record<string, string>
  readonly bankEnv?: Record<string, string>
  remove(): Promise<void>
}

export const nothingMissing = async (): Promise<undefined> => undefined
