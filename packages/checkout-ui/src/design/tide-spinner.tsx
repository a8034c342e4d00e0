/** Waiting, as the river does it: the tide runs under its moon. At rest under reduced motion. */
export function TideSpinner() {
  return (
    <svg
      aria-hidden="true"
      className="size-20 rounded-full"
      viewBox="0 0 80 80"
      fill="currentColor"
    >
      <circle cx="52" cy="26" r="6" />
      <path
        className="animate-tide"
        opacity="0.35"
        d="M-60 44c7-7 13-7 20 0s13 7 20 0 13-7 20 0 13 7 20 0 13-7 20 0 13 7 20 0 13-7 20 0 13 7 20 0v40H-60z"
      />
      <path
        className="animate-tide"
        opacity="0.8"
        d="M-80 56c7-7 13-7 20 0s13 7 20 0 13-7 20 0 13 7 20 0 13-7 20 0 13 7 20 0 13-7 20 0 13 7 20 0v40H-80z"
      />
    </svg>
  )
}
