import type { Account } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { statusKey } from '../account/account-state.tsx'
import { useText } from '../locales/use-text.ts'
import { go } from '../place.ts'
import { identityQuery, pinQuery } from '../queries.ts'
import { useWallet } from '../wallet-context.ts'

/** What has to be known before anything else. */
export function HomeNotices({ account }: { account: Account }) {
  const t = useText()
  const { locale } = useLanguage()
  const wallet = useWallet()
  const pin = useQuery(pinQuery(wallet))
  const identity = useQuery(identityQuery(wallet))
  return (
    <>
      {account.status !== 'active' && (
        <Notice
          tone="waiting"
          title={t(statusKey(account))}
          action={
            <Button look="plain" onClick={() => go('account')}>
              {t('home.whatToDo')}
            </Button>
          }
        >
          {t(
            account.status === 'frozen_debit'
              ? 'home.frozenDebit'
              : account.status === 'dormant'
                ? 'dormant.text'
                : 'home.notActive',
          )}
        </Notice>
      )}
      {identity.data?.status === 'needed' && (
        <Notice
          tone="waiting"
          title={t('identity.title')}
          action={
            <Button look="plain" onClick={() => go('identity')}>
              {t('identity.go')}
            </Button>
          }
        >
          {identity.data.dueAt
            ? t('identity.text', { time: deadlineText(identity.data.dueAt, locale) })
            : t('identity.textAtOnce')}
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
