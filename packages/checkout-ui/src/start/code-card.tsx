import { useState } from 'react'
import { ButtonLink } from '../design/button.tsx'
import { CopyButton } from './copyable.tsx'
import { tokensOf, type TokenKind } from './code-tokens.ts'
import { useText } from './locales/use-text.ts'
import { Tile } from './tile.tsx'

/** The text of `sample.ts`, which the tests run as the code it is. */
const sample = Object.values(
  import.meta.glob<string>('./sample.ts', { query: '?raw', import: 'default', eager: true }),
).join('')

const looks: Record<TokenKind, string> = {
  comment: 'text-ink-3 italic',
  string: 'text-leaf',
  number: 'text-gold',
  keyword: 'text-tide',
  plain: '',
}

/** The lines a merchant writes. They are a file of this project that its tests run, not a picture of one. */
export function CodeCard() {
  const t = useText()
  const [tokens] = useState(() => tokensOf(sample.trimEnd()))
  return (
    <Tile role={t('code.role')} title={t('code.title')}>
      <p className="mt-2 text-small text-pretty text-ink-2">{t('code.text')}</p>
      <div className="mt-4 min-w-0 rounded-control border border-line bg-paper">
        <div className="flex items-center justify-between border-b border-line py-0.5 pr-3 pl-4">
          <span className="font-mono text-caption text-ink-2">shop.ts</span>
          <CopyButton what={t('code.sample')} value={sample} />
        </div>
        <pre
          tabIndex={0}
          aria-label={t('code.sample')}
          className="overflow-x-auto rounded-control p-4 font-mono text-caption leading-6"
        >
          <code>
            {tokens.map(({ kind, text }, index) => (
              <span key={index} className={looks[kind]}>
                {text}
              </span>
            ))}
          </code>
        </pre>
      </div>
      <p className="mt-4 text-caption text-ink-2">{t('code.install')}</p>
      <div className="mt-2 -ml-3 self-start">
        <ButtonLink look="plain" href="/reference">
          {t('code.more')}
        </ButtonLink>
      </div>
    </Tile>
  )
}
