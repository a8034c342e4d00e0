/**
 * The ten digits in an order nobody can know beforehand, each order as likely as any other: a page around the frame may see
 * where a finger goes, and must not learn from it what it presses.
 */
export function shuffledDigits(): string[] {
  const digits = [...'0123456789']
  for (let last = digits.length - 1; last > 0; last--) {
    const other = below(last + 1)
    ;[digits[last], digits[other]] = [digits[other] ?? '', digits[last] ?? '']
  }
  return digits
}

/** A random number below a small bound; those that would make some likelier are drawn again. */
function below(bound: number): number {
  const fair = 256 - (256 % bound)
  const [drawn = 0] = crypto.getRandomValues(new Uint8Array(1))
  return drawn < fair ? drawn % bound : below(bound)
}
