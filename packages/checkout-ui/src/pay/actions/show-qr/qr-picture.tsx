import { useMemo, type ReactNode } from 'react'
import { qrPath } from '@qiantang/sdk/qr-svg'

/** A code to scan, black on white in the dark too, or cameras miss it. Once it is over nobody can scan it any more. */
export function QrPicture(props: { code: string; label: string; faded: boolean; mark: ReactNode }) {
  const { code, label, faded, mark } = props
  const isMarked = mark !== undefined && mark !== null
  const qr = useMemo(() => qrPath(code, { marked: isMarked }), [code, isMarked])
  return (
    <div className="relative rounded-tile bg-[#ffffff] text-[#000000]">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        shapeRendering="crispEdges"
        className="block aspect-square w-full"
      >
        <path d={qr.path} fill="currentColor" className={faded ? 'opacity-[0.06]' : ''} />
      </svg>
      {!faded && mark && (
        <span className="absolute inset-0 m-auto grid size-[17%] place-items-center rounded-tile bg-[#ffffff] [&>svg]:size-[82%]">
          {mark}
        </span>
      )}
    </div>
  )
}
