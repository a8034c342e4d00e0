import { Amount } from '../../design/amount.tsx'
import { Facts } from '../../design/card.tsx'
import { yuan } from '../../design/money.ts'
import { dateTimeText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { givenBack, type Sale } from '../doors.ts'
import { useText } from '../locales/use-text.ts'

/** What the customer takes along. It is all that is printed. */
export function Receipt({ sale, shop }: { sale: Sale; shop: string }) {
  const t = useText()
  const { locale } = useLanguage()
  const back = givenBack(sale)
  return (
    <section
      aria-label={t('receipt.title')}
      className="mt-5 border-t border-dashed border-line pt-1 print:mt-0 print:border-0 print:text-black"
    >
      <div className="hidden print:block">
        <p className="text-title">{shop}</p>
        <p>{t('receipt.title')}</p>
        <Amount fen={sale.amount} size="figure" />
      </div>
      <Facts
        facts={[
          { name: t('receipt.way'), value: t(`receipt.way.${sale.by}`) },
          ...(sale.paidAt
            ? [{ name: t('receipt.time'), value: dateTimeText(sale.paidAt, locale) }]
            : []),
          { name: t('receipt.reference'), value: <Numbered>{sale.reference}</Numbered> },
          { name: t('receipt.payment'), value: <Numbered>{sale.paymentId ?? ''}</Numbered> },
          ...(back > 0 ? [{ name: t('receipt.refunded'), value: yuan(back) }] : []),
        ]}
      />
    </section>
  )
}

const Numbered = ({ children }: { children: string }) => (
  <span className="font-mono text-caption">{children}</span>
)
