import type { ReactNode } from 'react'

/** The tile all marks are drawn on: 40 units square, white lines on a colour of their own. */
export function MarkTile({ fill, children }: { fill: string; children: ReactNode }) {
  return (
    <svg aria-hidden="true" className="block size-10 shrink-0" viewBox="0 0 40 40">
      <rect className={fill} width="40" height="40" rx="10" />
      <g fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        {children}
      </g>
    </svg>
  )
}
