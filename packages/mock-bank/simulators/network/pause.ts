/** Waits; where a caller is given, never longer than the caller does. */
export function pause(forMs: number, caller?: AbortSignal): Promise<void> {
  if (forMs <= 0 || caller?.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      caller?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, forMs)
    caller?.addEventListener('abort', done)
  })
}
