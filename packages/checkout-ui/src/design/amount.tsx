import { yuan } from './money.ts'

const sizes = {
  inline: '',
  figure: 'text-figure font-display tracking-tight',
  hero: 'text-hero font-display tracking-tight desk:text-hero-desk',
  /** Millions still fit a small phone. */
  longHero: 'text-figure font-display tracking-tight tablet:text-hero',
} as const

/** An amount of money, the largest thing on its page when it is the point of it. */
export function Amount({
  fen,
  size = 'inline',
}: {
  fen: number
  size?: 'inline' | 'figure' | 'hero'
}) {
  const text = yuan(fen)
  const look = size === 'hero' && text.length > 11 ? 'longHero' : size
  return <span className={`whitespace-nowrap ${sizes[look]}`}>{text}</span>
}
