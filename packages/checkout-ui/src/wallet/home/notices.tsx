import type { Account } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'
import { useText } from '../locales/use-text.ts'
import { go } from '../place.ts'
import { pinQuery } from '../queries.ts'
import { useWallet } from '../wallet-context.ts'

/** What has to be known before anything else. */
export function HomeNotices({ account }: { account: Account }) {
  const t = useText()
  const pin = useQuery(pinQuery(useWallet()))
  return (
    <>
      {account.status !== 'active' && (
        <Notice tone="waiting" title={t('home.notActiveTitle')}>
          {account.status === 'frozen_debit' ? t('home.frozenDebit') : t('home.notActive')}
        </Notice>
      )}
      {pin.data?.isSet === false && (
        <Notice
          tone="waiting"
          title={t('home.noPinTitle')}
          action={
            <Button look="plain" onClick={() => go('pin')}>
              {t('home.setPin')}
            </Button>
          }
        >
          {t('home.noPin')}
        </Notice>
      )}
    </>
  )
}
