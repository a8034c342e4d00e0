/** A turning arc beside a word that says what is going on; it says nothing by itself. */
export function Spinner({ size = 20 }: { size?: number }) {
  return (
    <svg aria-hidden="true" className="animate-spin" width={size} height={size} viewBox="0 0 24 24">
      <circle
        cx="12"
        cy="12"
        r="9"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        opacity="0.25"
      />
      <path
        d="M21 12a9 9 0 0 0-9-9"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  )
}
