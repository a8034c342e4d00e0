/** How much of a code's life is left, as a thin line that runs out. The words below it say the same. */
export function TimeBar({ from, until, left }: { from: string; until: string; left: number }) {
  const life = Math.max(1, Date.parse(until) - Date.parse(from))
  const share = Math.min(1, left / life)
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      className="mt-4 block h-1 w-full overflow-hidden rounded-full bg-line rtl:-scale-x-100"
    >
      <rect
        width={(share * 100).toFixed(2)}
        height="1"
        className={left <= 60_000 ? 'fill-gold' : 'fill-tide'}
      />
    </svg>
  )
}
