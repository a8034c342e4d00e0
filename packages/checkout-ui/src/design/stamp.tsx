const characters = {
  付: ['M32 15 19 37M27 28v31', 'M37 28h34M61 15v37q0 4-4 4h-9M44 37l6 9'],
  收: [
    'M21 20v21l10-5M32 15v44',
    'M50 15q-2 10-8 18M48 25h25',
    'M66 26q-6 22-27 32M48 35q8 15 25 23',
  ],
  开: ['M20 20h48M16 38h56', 'M34 21v17q0 14-15 21M55 21v38'],
  讫: ['m22 69 6 7M17 85h10v22l9-7', 'm46 67-7 13M43 75h28M42 87h24L45 103q-3 6 4 6h17q6 0 6-8'],
  立: ['M44 65v9M20 78h48', 'm31 87 5 14M58 86l-6 16M16 109h56'],
} as const

const seals = {
  /** Paid in full. */
  paid: ['付', '讫'],
  /** Received in full. */
  received: ['收', '讫'],
  /** Opened, of an account. */
  opened: ['开', '立'],
} as const

/**
 * 付讫, "paid in full", or its like: the one red thing of the page, cut by hand from straight strokes as a
 * seal is. It lands once when `fresh`; a page that is opened again shows it where it fell.
 */
export function Stamp(props: { seal?: keyof typeof seals; label: string; fresh: boolean }) {
  const { seal = 'paid', label, fresh } = props
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
        {seals[seal].flatMap((character) =>
          characters[character].map((strokes) => <path key={strokes} d={strokes} />),
        )}
      </g>
    </svg>
  )
}
