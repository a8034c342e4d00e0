import type { Account } from '@qiantang/sdk/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAnnounce } from '../../design/announcer.tsx'
import { Button } from '../../design/button.tsx'
import { Card, Facts } from '../../design/card.tsx'
import { CloseIcon, LockIcon } from '../../design/icons.tsx'
import { UpIcon } from '../../design/wallet-icons.tsx'
import { Notice } from '../../design/notice.tsx'
import { dateTimeText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { Menu, MenuRow } from '../menu/menu.tsx'
import { BeginTrouble } from '../movement/begin-trouble.tsx'
import { AccountPage } from '../of-account.tsx'
import { go } from '../place.ts'
import { accountQuery } from '../queries.ts'
import { useWallet } from '../wallet-context.ts'
import { classText, Freezes, statusKey } from './account-state.tsx'
import { FreezeSheet, type FreezeScope } from './freeze-sheet.tsx'
import { useAccountAct } from './use-account-act.tsx'

/** The account itself: what it is, how it stands, and what can be done to it. */
export function ManageAccountPage() {
  const t = useText()
  return (
    <AccountPage title={t('account.title')}>
      {(account) => (
        <div className="mt-4 flex flex-col gap-6">
          <What account={account} />
          <State account={account} />
          <Ways account={account} />
        </div>
      )}
    </AccountPage>
  )
}

function What({ account }: { account: Account }) {
  const t = useText()
  const { locale } = useLanguage()
  const { card } = account
  return (
    <Card className="px-5 py-1">
      <Facts
        facts={[
          {
            name: t('opened.class'),
            value: t('opened.classValue', { class: classText(account) }),
          },
          { name: t('account.status'), value: t(statusKey(account)) },
          {
            name: t('home.bound'),
            value: t('card.named', { bank: card.bankName, last4: card.last4 }),
          },
          { name: t('account.openedAt'), value: dateTimeText(account.openedAt, locale) },
        ]}
      />
    </Card>
  )
}

/** What holds it back, and the way out where there is one. */
function State({ account }: { account: Account }) {
  const t = useText()
  const own = account.freezes.some(({ by }) => by === 'customer')
  if (account.status === 'active') return null
  return (
    <div className="flex flex-col gap-3">
      <Freezes account={account} />
      {own && <Unfreeze account={account} />}
      {account.status === 'dormant' && (
        <>
          <Notice tone="waiting" title={t('dormant.title')}>
            {t('dormant.text')}
          </Notice>
          <Button onClick={() => go('reactivate')}>{t('dormant.reactivate')}</Button>
        </>
      )}
    </div>
  )
}

function Unfreeze({ account }: { account: Account }) {
  const t = useText()
  const know = useKnowAccount()
  const isLost = account.freezes.some(({ reason }) => reason === 'lost_phone')
  const { begin, busy, error, question } = useAccountAct({
    act: 'unfreeze',
    account,
    about: t('unfreeze.about'),
    hint: t(isLost ? 'unfreeze.hintLost' : 'unfreeze.hint'),
    working: t(isLost ? 'unfreeze.workingLost' : 'unfreeze.working'),
    onDone: (known) => know(known, t('unfreeze.done')),
  })
  return (
    <>
      {error && <BeginTrouble error={error} />}
      <Button busy={busy} onClick={begin}>
        {t(isLost ? 'unfreeze.actionLost' : 'unfreeze.action')}
      </Button>
      {question}
    </>
  )
}

function Ways({ account }: { account: Account }) {
  const t = useText()
  const know = useKnowAccount()
  const [freezing, freeze] = useState<FreezeScope>()
  const all = account.status === 'frozen_all' || account.status === 'dormant'
  return (
    <>
      {!all && (
        <Menu title={t('freeze.title')}>
          {account.status === 'active' && (
            <MenuRow
              icon={<LockIcon />}
              name={t('freeze.debit')}
              detail={t('freeze.debitText')}
              onGo={() => freeze('debit')}
            />
          )}
          <MenuRow
            icon={<LockIcon />}
            name={t('freeze.all')}
            detail={t('freeze.allText')}
            onGo={() => freeze('all')}
          />
        </Menu>
      )}
      {account.status === 'active' && (
        <Menu title={t('account.change')}>
          {account.class === 'III' && (
            <MenuRow
              icon={<UpIcon />}
              name={t('upgrade.title')}
              detail={t('upgrade.detail')}
              onGo={() => go('upgrade')}
            />
          )}
          <MenuRow
            icon={<CloseIcon />}
            name={t('close.title')}
            detail={t('close.detail')}
            onGo={() => go('close')}
          />
        </Menu>
      )}
      {freezing && (
        <FreezeSheet
          account={account}
          scope={freezing}
          onClose={() => freeze(undefined)}
          onFrozen={(known) => {
            freeze(undefined)
            know(known, t('freeze.done'))
          }}
        />
      )}
    </>
  )
}

/** Takes in what the account is now, and says so. */
function useKnowAccount() {
  const wallet = useWallet()
  const queries = useQueryClient()
  const announce = useAnnounce()
  return (account: Account, sentence: string) => {
    queries.setQueryData(accountQuery(wallet).queryKey, account)
    void queries.invalidateQueries({ queryKey: ['audit'] })
    announce(sentence)
  }
}
