import { yuan } from './money.ts'

const sizes = {
  inline: '',
  figure: 'text-figure font-display tracking-tight',
  hero: 'text-hero font-display tracking-tight desk:text-hero-desk',
} as const

/** An amount of money, the largest thing on its page when it is the point of it. */
export function Amount({ fen, size = 'inline' }: { fen: number; size?: keyof typeof sizes }) {
  return <span className={`whitespace-nowrap ${sizes[size]}`}>{yuan(fen)}</span>
}
