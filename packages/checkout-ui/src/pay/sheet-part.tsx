import { useEffect, useRef, type ReactNode } from 'react'
import { TideSpinner } from '../design/tide-spinner.tsx'
import { Arriving } from './later.tsx'
import { PartLost } from './part-lost.tsx'

/** What is in a sheet, which may still be on its way when the sheet opens. */
export const SheetPart = ({ children }: { children: ReactNode }) => (
  <Arriving
    meanwhile={
      <div className="grid h-80 place-items-center text-tide">
        <TideSpinner />
      </div>
    }
    lost={<PartLost />}
  >
    <FirstFocus>{children}</FirstFocus>
  </Arriving>
)

/** The sheet gave the focus away before this was there. */
function FirstFocus({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus(), [])
  return <div ref={box}>{children}</div>
}
