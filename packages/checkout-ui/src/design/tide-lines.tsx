/** The river at the foot of a page, under the moon that moves it: washes of tide on paper. Nothing but looks. */
export function TideLines({ className = '' }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      className={`pointer-events-none text-tide ${className}`}
      viewBox="0 0 640 200"
      preserveAspectRatio="xMidYMax slice"
      fill="currentColor"
    >
      <circle cx="470" cy="52" r="24" opacity="0.1" />
      <path opacity="0.05" d="M0 122c90-34 150-30 230-6s150 26 230-6 130-26 180-8v98H0z" />
      <path opacity="0.06" d="M0 150c70 18 140 14 210-6s150-22 220 2 140 24 210 0v54H0z" />
      <path opacity="0.08" d="M0 182c100-26 170-22 250-8s160 16 230-2 110-14 160-6v34H0z" />
    </svg>
  )
}
