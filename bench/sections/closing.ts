type Close = () => Promise<void>

/** Closes what was opened, last first, whether the work succeeded or not. */
export const closing = async <Result>(
  opened: Close[],
  work: (close: (one: Close) => void) => Promise<Result>,
): Promise<Result> => {
  const all = [...opened]
  try {
    return await work((one) => all.push(one))
  } finally {
    for (const close of all.toReversed()) await close().catch(() => {})
  }
}
