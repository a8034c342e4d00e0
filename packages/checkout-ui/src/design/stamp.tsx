/**
 * 付讫, "paid in full": the one red thing of the page, cut by hand from straight strokes as a seal is.
 * It lands once when `fresh`; a page that is opened again shows it where it fell.
 */
export function Stamp({ label, fresh }: { label: string; fresh: boolean }) {
  return (
    <svg
      role="img"
      aria-label={label}
      className={`h-28 w-auto rotate-[7deg] text-seal ${fresh ? 'animate-stamp' : ''}`}
      viewBox="0 0 88 124"
      fill="none"
      stroke="currentColor"
      strokeWidth="6.5"
    >
      <filter id="ink" x="-5%" y="-5%" width="110%" height="110%">
        <feTurbulence
          type="fractalNoise"
          baseFrequency="0.9"
          numOctaves="2"
          seed="8"
          result="grain"
        />
        <feDisplacementMap in="SourceGraphic" in2="grain" scale="1.2" result="rough" />
        <feComposite in="rough" in2="grain" operator="arithmetic" k1="-0.5" k2="1.22" />
      </filter>
      <g filter="url(#ink)">
        <rect x="5" y="5" width="78" height="114" rx="9" strokeWidth="5.5" />
        <path d="M32 15 19 37M27 28v31" />
        <path d="M37 28h34M61 15v37q0 4-4 4h-9M44 37l6 9" />
        <path d="m22 69 6 7M17 85h10v22l9-7" />
        <path d="m46 67-7 13M43 75h28M42 87h24L45 103q-3 6 4 6h17q6 0 6-8" />
      </g>
    </svg>
  )
}
