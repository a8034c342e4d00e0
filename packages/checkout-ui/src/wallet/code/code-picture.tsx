import { useMemo } from 'react'
import { useText } from '../locales/use-text.ts'
import { barPath } from './bar-path.ts'
import { qrPath } from '@qiantang/sdk/qr-svg'

/** The code for a till's reader, both ways. Black on white in the dark too, or readers miss it. */
export function CodePicture({ code }: { code: string }) {
  const t = useText()
  const bars = useMemo(() => barPath(code), [code])
  const qr = useMemo(() => qrPath(code), [code])
  return (
    <div className="flex flex-col items-center gap-3 rounded-control bg-[#ffffff] py-3 text-[#000000]">
      <svg
        role="img"
        aria-label={t('code.bars')}
        viewBox={`0 0 ${bars.width} 1`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
        className="h-18 w-full max-w-96"
      >
        <path d={bars.path} fill="currentColor" />
      </svg>
      <svg
        role="img"
        aria-label={t('code.qr')}
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        shapeRendering="crispEdges"
        className="aspect-square w-full max-w-68"
      >
        <path d={qr.path} fill="currentColor" />
      </svg>
    </div>
  )
}
