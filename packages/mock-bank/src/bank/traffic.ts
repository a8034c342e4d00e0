/** Counts the requests under way, so that a bank that closes lets them finish. */
export interface Traffic {
  /** Runs a request, or answers null once the bank is closing. */
  pass<Answer>(work: () => Promise<Answer>): Promise<Answer | null>
  /** Lets nothing new in and waits for what is under way, but not for ever. */
  stop(patienceMs: number): Promise<void>
}

export const createTraffic = (): Traffic => {
  let underWay = 0
  let closing = false
  let onQuiet = () => {}

  return {
    async pass(work) {
      if (closing) return null
      underWay += 1
      try {
        return await work()
      } finally {
        underWay -= 1
        if (underWay === 0) onQuiet()
      }
    },
    async stop(patienceMs) {
      closing = true
      if (underWay === 0) return
      const quiet = Promise.withResolvers<void>()
      onQuiet = quiet.resolve
      const impatience = setTimeout(quiet.resolve, patienceMs)
      await quiet.promise
      clearTimeout(impatience)
    },
  }
}
