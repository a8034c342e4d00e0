import type { Account } from '@qiantang/sdk/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hasCode } from '../../api/bank-problem.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { CheckIcon } from '../../design/icons.tsx'
import { yuan } from '../../design/money.ts'
import { Notice } from '../../design/notice.tsx'
import { StatusScreen } from '../../design/screen.tsx'
import { Brand, Frame } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { BeginTrouble } from '../movement/begin-trouble.tsx'
import { AccountPage, Ready } from '../of-account.tsx'
import { go, goInstead } from '../place.ts'
import { balanceQuery } from '../queries.ts'
import { useArrival, useDocumentTitle } from '../use-arrival.ts'
import { useWallet } from '../wallet-context.ts'
import { WayBack } from '../way-back.tsx'
import { useAccountAct } from './use-account-act.tsx'

/** Closing the account for good: what must be so before, what will be so after, the PIN. */
export function CloseAccountPage() {
  const t = useText()
  const [closed, close] = useState(false)
  useArrival(String(closed))
  if (closed) return <Closed />
  return (
    <AccountPage title={t('close.title')}>
      {(account) => <Closing account={account} onClosed={() => close(true)} />}
    </AccountPage>
  )
}

function Closing({ account, onClosed }: { account: Account; onClosed: () => void }) {
  const t = useText()
  const balance = useQuery(balanceQuery(useWallet(), account.id))
  const { begin, busy, error, question } = useAccountAct({
    act: 'close',
    account,
    about: t('close.about'),
    hint: t('close.hint'),
    working: t('close.working'),
    onDone: onClosed,
  })
  return (
    <div className="mt-4 flex flex-col gap-5">
      <Card className="p-5">
        <ul className="flex list-disc flex-col gap-2 pl-5 text-pretty marker:text-ink-3">
          <li>{t('close.forGood')}</li>
          <li>{t('close.mandates')}</li>
          <li>{t('close.record')}</li>
          <li>{t('close.anew')}</li>
        </ul>
      </Card>
      <Ready of={balance}>
        {({ total, held }) => (
          <>
            {total > 0 && (
              <Notice
                tone="waiting"
                title={t('close.notEmpty', { amount: yuan(total) })}
                action={
                  held < total && (
                    <Button look="plain" onClick={() => go('withdraw')}>
                      {t('withdrawal.title')}
                    </Button>
                  )
                }
              >
                {t(held > 0 ? 'close.held' : 'close.withdrawFirst')}
              </Notice>
            )}
            {error && !hasCode(error, 'account_not_empty') && <BeginTrouble error={error} />}
            <Button busy={busy} disabled={total > 0} onClick={begin}>
              {t('close.action')}
            </Button>
          </>
        )}
      </Ready>
      <Button look="quiet" onClick={() => goInstead('home')}>
        {t('close.keep')}
      </Button>
      {question}
    </div>
  )
}

function Closed() {
  const t = useText()
  const queries = useQueryClient()
  useDocumentTitle(t('title', { page: t('close.done') }))
  return (
    <Frame>
      <Brand />
      <StatusScreen
        tone="quiet"
        sign={<CheckIcon size={36} />}
        title={t('close.done')}
        actions={
          <div className="flex flex-col gap-3">
            <WayBack />
            <Button
              look="quiet"
              onClick={() => {
                void queries.resetQueries({ queryKey: ['account'] })
                goInstead('home')
              }}
            >
              {t('toHome')}
            </Button>
          </div>
        }
      >
        {t('close.doneText')}
      </StatusScreen>
    </Frame>
  )
}
