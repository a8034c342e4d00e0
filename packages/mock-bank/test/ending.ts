type Ending = () => Promise<void>

const endings = { test: [] as Ending[], file: [] as Ending[] }

/** Has something checked when the running test ends. */
export const atEndOfTest = (check: Ending): void => {
  endings.test.push(check)
}

/** Has something closed when the running file ends. */
export const atEndOfFile = (close: Ending): void => {
  endings.file.push(close)
}

/** What is made when it is first asked for, and once for a file. */
export const oncePerFile = <Made>(make: () => Promise<Made>): (() => Promise<Made>) => {
  let made: Promise<Made> | undefined
  return () => {
    if (made === undefined) atEndOfFile(async () => void (made = undefined))
    return (made ??= make())
  }
}

/** Does what was asked for, and fails with the first that does. */
export const end = async (what: keyof typeof endings): Promise<void> => {
  const failures: unknown[] = []
  for (const ending of endings[what].splice(0)) {
    try {
      await ending()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
