import { yuan } from '../../design/money.ts'
import { Facts } from '../../design/card.tsx'
import { dateTimeText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { methodOf } from '../methods/methods.tsx'
import { useCheckout } from '../use-checkout.ts'
import { usePaidHere, usePaidPayment } from '../use-paid-here.ts'

/** Who, how, what it cost, what is left, by which numbers it is found again. */
export function Receipt() {
  const t = useText()
  const { locale } = useLanguage()
  const { bill, session } = useCheckout()
  const paidHere = usePaidHere()
  const payment = usePaidPayment()
  const method = payment && methodOf(payment.channel)

  return (
    <div className="mt-5 border-t border-dashed border-line pt-1">
      <Facts
        facts={[
          { name: t('paid.payee'), value: bill.merchantName },
          ...(payment && method ? [{ name: t('paid.method'), value: method.name(t) }] : []),
          ...(payment ? [{ name: t('paid.fee'), value: yuan(payment.payerFee) }] : []),
          // Read later, the balance says nothing about this payment any more.
          ...(paidHere && session?.payer && payment?.channel === 'bank_balance'
            ? [{ name: t('paid.balanceAfter'), value: yuan(session.payer.available) }]
            : []),
          { name: t('paid.order'), value: <Reference>{bill.orderReference}</Reference> },
          ...(payment
            ? [{ name: t('paid.payment'), value: <Reference>{payment.id}</Reference> }]
            : []),
          ...(payment?.channelReference
            ? [
                {
                  name: t('paid.channelReference', { method: method?.name(t) ?? payment.channel }),
                  value: <Reference>{payment.channelReference}</Reference>,
                },
              ]
            : []),
          ...(payment?.finishedAt
            ? [{ name: t('paid.time'), value: dateTimeText(payment.finishedAt, locale) }]
            : []),
        ]}
      />
    </div>
  )
}

const Reference = ({ children }: { children: string }) => (
  <span className="font-mono text-caption">{children}</span>
)
