import type { StatementLine } from '@qiantang/sdk/contract'
import { Button } from '../../design/button.tsx'
import { Facts } from '../../design/card.tsx'
import { Sheet } from '../../design/sheet.tsx'
import { dateTimeText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { Money } from '../money.tsx'
import { canBeAbout } from '../complaints/complaint-kinds.ts'
import { go } from '../place.ts'
import { Reference } from '../outcome.tsx'
import { kindOfLine } from './line-row.tsx'

/** All that is known of one movement, with the number by which it is found again. */
export function LineSheet(props: {
  line: StatementLine | undefined
  open: boolean
  onClose: () => void
}) {
  const t = useText()
  const { locale } = useLanguage()
  const { line, open, onClose } = props
  const kind = line && t(kindOfLine(line))
  const comesIn = line?.direction === 'in'
  return (
    <Sheet title={kind ?? ''} open={open} onClose={onClose}>
      {line && (
        <>
          <p className={`mt-2 text-center text-figure font-display ${comesIn ? 'text-leaf' : ''}`}>
            <span className="sr-only">{t(comesIn ? 'statement.in' : 'statement.out')} </span>
            <Money fen={line.amount} sign={comesIn ? '+' : '−'} />
          </p>
          <p className="text-center text-small text-ink-2">
            {t(comesIn ? 'line.intoBalance' : 'line.outOfBalance')}
          </p>
          <div className="mt-4 border-t border-dashed border-line pt-1">
            <Facts
              facts={[
                ...(line.counterparty
                  ? [{ name: t('line.counterparty'), value: line.counterparty }]
                  : []),
                ...(line.note ? [{ name: t('transfer.note'), value: line.note }] : []),
                { name: t('time'), value: dateTimeText(line.at, locale) },
                { name: t('line.after'), value: <Money fen={line.balanceAfter} /> },
                { name: t('number'), value: <Reference>{line.resourceId || line.id}</Reference> },
              ]}
            />
          </div>
          <div className="mt-5 flex flex-col gap-2">
            <Button look="quiet" onClick={onClose}>
              {t('close')}
            </Button>
            {canBeAbout(line.resourceId) && (
              <Button look="plain" onClick={() => go('complain', line.resourceId)}>
                {t('line.complain')}
              </Button>
            )}
          </div>
        </>
      )}
    </Sheet>
  )
}
