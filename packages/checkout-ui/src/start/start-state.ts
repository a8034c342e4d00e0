/** What the bank knows when it serves the start page; a sandbox's matter only. */
export interface StartState {
  /** Where the example shop answers. */
  shopUrl: string
  /** Where the simulated phone answers, without a key: `http://127.0.0.1:4010/sim`. */
  phoneUrl: string
  /** Where the shop's till answers, with its key: `http://127.0.0.1:4010/pos#till_…`. */
  tillUrl: string
  /** The realm everything above belongs to, with the key that opens its sandbox routes. */
  realm: { id: string; name: string; key: string }
  /** The shop's app. */
  app: { id: string; name: string }
}
