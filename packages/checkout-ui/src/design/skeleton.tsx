/** Holds the place of something on its way. Its size comes as classes, so that nothing jumps later. */
export function Skeleton({ className }: { className: string }) {
  return (
    <span
      aria-hidden="true"
      className={`block animate-breathe rounded-tile bg-line ${className}`}
    />
  )
}
