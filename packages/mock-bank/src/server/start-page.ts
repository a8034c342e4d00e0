/** What surrounds a sandbox, for its start page. Whoever opens the page gets the key, so serve it to this machine alone. */
export interface StartPage {
  /** Where a shop answers. */
  shopUrl: string
  /** Where the simulated phone answers, without a key. */
  phoneUrl: string
  /** Where the shop's till answers, with its key. */
  tillUrl: string
  /** The realm of both, with the key that opens its sandbox routes. */
  realm: { id: string; name: string; key: string }
  /** The shop's app. */
  app: { id: string; name: string }
}
