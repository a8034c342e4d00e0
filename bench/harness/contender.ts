/** What is asked of a contender in one round. */
export interface Load {
  /** How many clients wait for an answer at any moment. */
  clients: number
  seconds: number
  /** Over how many shops, or pools, the clients spread. @default 1 */
  spread?: number
  /** So many arrive every second, whether or not those before have their answer; then there are no waiting clients. */
  arrivals?: number
}

/** What a contender did in one round. */
export interface Run {
  done: number
  /** Until the last answer had come. */
  seconds: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** Processor time of the contender's own process, a piece of work. */
  clientCpuUs: number
  /** The same of the database server's processes; null where it has none, or the system does not tell. */
  serverCpuUs: number | null
}

/** One way of doing the work, opened and ready to be measured. */
export interface Contender {
  /** What whoever hired it has to know of it. */
  about?: unknown
  /** What can be done before the time runs, as `run` will need it. */
  prepare?(wanted: unknown): Promise<unknown>
  run(load: Load): Promise<Work>
  /** Proves that what it holds is whole. @throws where it is not */
  check(): Promise<void>
  close(): Promise<void>
}

/** What a contender itself knows of a round. */
export type Work = Omit<Run, 'clientCpuUs' | 'serverCpuUs'>
