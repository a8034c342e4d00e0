import { MarkTile } from './mark-tile.tsx'

/*
 * Marks for the ways to pay, drawn for this page: what one does with the thing, not anybody's logo.
 * The colour is where a payer looks first, the drawing says how it is paid, the name beside it says whose.
 */

/** The tide under the moon: the bank itself. */
export const TideMark = () => (
  <MarkTile fill="fill-[#0b6e69]">
    <circle cx="27.5" cy="12.5" r="3" fill="#fff" stroke="none" />
    <path d="M8 23c2.6-3.6 5.4-3.6 8 0s5.4 3.6 8 0 5.4-3.6 8 0" />
    <path d="M8 30c2.6-3.6 5.4-3.6 8 0s5.4 3.6 8 0 5.4-3.6 8 0" opacity="0.5" />
  </MarkTile>
)

/** A bank card, signed for once. */
export const CardMark = () => (
  <MarkTile fill="fill-[#465653]">
    <rect x="8" y="12" width="24" height="16.5" rx="3" />
    <path d="M8 17.5h24" strokeWidth="3" />
    <path d="M12 24h5" />
  </MarkTile>
)

/** A bank's front: pay there. */
export const GatewayMark = () => (
  <MarkTile fill="fill-[#855700]">
    <path d="M9 16.5 20 10l11 6.5zM12.5 20v7m7.5-7v7m7.5-7v7M9 30.5h22" />
  </MarkTile>
)

/** A frame to hold a code in. */
export const AlipayMark = () => (
  <MarkTile fill="fill-[#1462c9]">
    <path d="M10 15v-3a2 2 0 0 1 2-2h3m10 0h3a2 2 0 0 1 2 2v3m0 10v3a2 2 0 0 1-2 2h-3m-10 0h-3a2 2 0 0 1-2-2v-3M10 20h20" />
  </MarkTile>
)

/** A word with money in it. */
export const WechatPayMark = () => (
  <MarkTile fill="fill-[#117a3d]">
    <path d="M20 10c6.3 0 11 4 11 9s-4.7 9-11 9c-1.3 0-2.5-.2-3.7-.5L11.5 30l1-4.2C10.3 24.2 9 21.8 9 19c0-5 4.7-9 11-9Z" />
    <path d="m16.8 14.5 3.2 4 3.2-4M20 18.5v5.5m-3.2-4.7h6.4m-6.4 2.6h6.4" strokeWidth="1.6" />
  </MarkTile>
)

/** A phone held near. */
export const UnionPayMark = () => (
  <MarkTile fill="fill-[#a3283a]">
    <rect x="9" y="9" width="12" height="22" rx="3" />
    <path d="M14 27.5h2M25 15.5c2 2.6 2 6.4 0 9m4-12c3.3 4.4 3.3 10.6 0 15" />
  </MarkTile>
)

/** A shop's front, for a merchant that has no picture of its own. */
export const ShopMark = () => (
  <MarkTile fill="fill-[var(--shop,#0b6e69)]">
    <path d="M11 19v10a1.5 1.5 0 0 0 1.5 1.5h15A1.5 1.5 0 0 0 29 29V19M11.5 10h17l3 6.5a2.9 2.9 0 0 1-5.75.500 2.9 2.9 0 0 1-5.75 0 2.9 2.9 0 0 1-5.75 0 2.9 2.9 0 0 1-5.75-.5zM17 30.5V25a1 1 0 0 1 1-1h4a1 1 0 0 1 1 1v5.5" />
  </MarkTile>
)
