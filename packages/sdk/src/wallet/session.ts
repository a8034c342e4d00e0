/** Keeps the session token: one request for it at a time, however many calls wait. */
export const createSession = (source: string | (() => Promise<string>)) => {
  let token: Promise<string> | undefined
  const fetchToken = () => {
    const asked = typeof source === 'string' ? Promise.resolve(source) : source()
    token = asked
    // A failed attempt is not kept.
    asked.catch(() => {
      if (token === asked) token = undefined
    })
    return asked
  }

  return {
    token: (): Promise<string> => token ?? fetchToken(),
    /** A new one, after the bank refused the last. A fixed token can’t be renewed. */
    renewed: fetchToken,
  }
}
