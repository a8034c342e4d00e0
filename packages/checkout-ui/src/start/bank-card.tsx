import type { ReactNode } from 'react'
import { ForwardIcon } from '../design/icons.tsx'
import { ButtonLink } from '../design/button.tsx'
import { useText } from './locales/use-text.ts'
import { People } from './people.tsx'
import { useSandbox } from './sandbox-context.ts'
import { Tile } from './tile.tsx'

/** The same seen from the bank: the contract, and what is there in this realm. */
export function BankCard() {
  const t = useText()
  const sandbox = useSandbox()
  return (
    <Tile role={t('bank.role')} title={t('bank.title')}>
      <p className="mt-2 text-small text-pretty text-ink-2">{t('bank.text')}</p>
      <ul className="mt-4 divide-y divide-line border-y border-line">
        <Way href="/openapi.json" detail="OpenAPI 3.1">
          {t('bank.openapi')}
        </Way>
        <Way href="/errors" detail="RFC 9457">
          {t('bank.errors')}
        </Way>
        <Way href="/v1/keys" detail="JWKS">
          {t('bank.keys')}
        </Way>
        {sandbox && (
          <li>
            <People />
          </li>
        )}
      </ul>
      {sandbox && (
        <dl className="mt-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-caption text-ink-2">
          <dt>{t('bank.realm')}</dt>
          <dd className="text-right font-mono wrap-anywhere">{sandbox.realm.id}</dd>
          <dt>{sandbox.app.name}</dt>
          <dd className="text-right font-mono wrap-anywhere">{sandbox.app.id}</dd>
        </dl>
      )}
      <div className="mt-auto pt-5">
        <ButtonLink look={sandbox ? 'quiet' : 'primary'} href="/reference">
          {t('bank.reference')}
        </ButtonLink>
      </div>
    </Tile>
  )
}

function Way({ href, detail, children }: { href: string; detail: string; children: ReactNode }) {
  return (
    <li>
      <a href={href} className="flex min-h-11 items-center gap-3 py-1.5 text-small hover:text-tide">
        <span className="grow">{children}</span>
        <span className="text-caption text-ink-3">{detail}</span>
        <span className="text-ink-3">
          <ForwardIcon size={16} />
        </span>
      </a>
    </li>
  )
}
