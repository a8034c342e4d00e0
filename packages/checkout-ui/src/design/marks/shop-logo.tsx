import { ShopMark } from './pay-marks.tsx'

/** The merchant's logo, beside its name; a shop where it has none. */
export const ShopLogo = ({ url }: { url: string | null }) => (
  <span className="shrink-0 [&>*]:size-8">
    {url ? (
      <img src={url} alt="" width={32} height={32} className="rounded-[0.5rem] object-contain" />
    ) : (
      <ShopMark />
    )}
  </span>
)
