// A terminal sends Ctrl+C to every process in it, and npm passes its own on: one press, told twice.
const onePressMs = 1_000

/** Resolves when somebody wants this to end. Whoever insists gets their way at once. */
export function endOfProcess(): Promise<void> {
  let asked: number | undefined
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        asked ??= Date.now()
        if (Date.now() - asked > onePressMs) process.exit(1)
        resolve()
      })
    }
  })
}
