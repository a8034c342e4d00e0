/** Waiting, as the river does it: the tide runs under its moon. At rest under reduced motion. */
export function TideSpinner() {
  return (
    <svg
      aria-hidden="true"
      className="size-12 overflow-hidden"
      viewBox="0 0 48 48"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
    >
      <circle cx="34" cy="12" r="4" fill="currentColor" stroke="none" />
      <path
        className="animate-tide"
        d="M-48 28c4-5 8-5 12 0s8 5 12 0 8-5 12 0 8 5 12 0 8-5 12 0 8 5 12 0 8-5 12 0 8 5 12 0"
      />
      <path
        className="animate-tide"
        opacity="0.45"
        d="M-60 38c4-5 8-5 12 0s8 5 12 0 8-5 12 0 8 5 12 0 8-5 12 0 8 5 12 0 8-5 12 0 8 5 12 0 8-5 12 0"
      />
    </svg>
  )
}
