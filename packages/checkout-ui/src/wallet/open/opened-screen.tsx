import type { Account } from '@qiantang/sdk/contract'
import { Button } from '../../design/button.tsx'
import { Card, Facts } from '../../design/card.tsx'
import { yuan } from '../../design/money.ts'
import { ScreenTitle } from '../../design/screen.tsx'
import { Stamp } from '../../design/stamp.tsx'
import { Brand, Frame } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { goInstead } from '../place.ts'
import type { Purpose } from '../queries.ts'
import { useDocumentTitle } from '../use-arrival.ts'
import { WayBack } from '../way-back.tsx'

/** The account is there: sealed, with what it is and what comes next. */
export function OpenedScreen({ account, purpose }: { account: Account; purpose: Purpose }) {
  const t = useText()
  useDocumentTitle(t('title', { page: t(`${purpose}.done`) }))
  // An account that was upgraded or taken up again was opened long before.
  const isOpening = purpose === 'open'
  const card = t('card.named', { bank: account.card.bankName, last4: account.card.last4 })
  return (
    <Frame>
      <Brand />
      <Card className="relative mt-7 animate-rise px-5 pt-6 pb-2 tablet:px-7">
        {isOpening && (
          <div className="absolute -top-4 right-4 tablet:right-7">
            <Stamp seal="opened" label={t('stamp.opened')} fresh />
          </div>
        )}
        <ScreenTitle className={isOpening ? 'pr-24' : ''}>{t(`${purpose}.done`)}</ScreenTitle>
        <p
          className={`mt-2 text-small text-pretty text-ink-2 ${isOpening ? 'min-h-12 pr-28' : ''}`}
        >
          {t(`${purpose}.doneText`)}
        </p>
        <div className="mt-4 border-t border-dashed border-line pt-1">
          <Facts
            facts={[
              {
                name: t('opened.class'),
                value: t('opened.classValue', { class: account.class === 'II' ? 'Ⅱ' : 'Ⅲ' }),
              },
              ...(account.balanceCap === null
                ? []
                : [{ name: t('opened.cap'), value: yuan(account.balanceCap) }]),
              { name: t('home.bound'), value: card },
              { name: t('pin.title'), value: t('pin.isSet') },
            ]}
          />
        </div>
      </Card>
      <div className="mt-5 flex flex-col gap-3">
        <Button onClick={() => goInstead('top-up')}>{t('opened.topUp')}</Button>
        <WayBack look="quiet" />
        <Button look="quiet" onClick={() => goInstead('home')}>
          {t('toHome')}
        </Button>
      </div>
    </Frame>
  )
}
