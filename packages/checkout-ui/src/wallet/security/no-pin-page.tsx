import type { Account } from '@qiantang/sdk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAnnounce } from '../../design/announcer.tsx'
import { Button } from '../../design/button.tsx'
import { ChoiceList } from '../../design/choice-list.tsx'
import { yuan } from '../../design/money.ts'
import { Notice } from '../../design/notice.tsx'
import { useText } from '../locales/use-text.ts'
import { BeginTrouble } from '../movement/begin-trouble.tsx'
import { AccountPage } from '../of-account.tsx'
import { AskPin } from '../pin/ask-pin.tsx'
import { accountQuery } from '../queries.ts'
import { useOnce } from '../use-once.ts'
import { me, useWallet } from '../wallet-context.ts'
import { Mandates } from './mandates.tsx'

/** What is paid without asking for the PIN: the user's own small payments, and what merchants were allowed. */
export function NoPinPage() {
  const t = useText()
  return (
    <AccountPage title={t('noPin.title')}>
      {(account) => (
        <div className="mt-4 flex flex-col gap-6">
          <OwnLimit account={account} />
          <Mandates />
        </div>
      )}
    </AccountPage>
  )
}

const offered = [0, 100_00, 200_00, 500_00, 1_000_00]

/** Up to what amount one's own payments ask for no PIN. More waits for the PIN; less is so at once. */
function OwnLimit({ account }: { account: Account }) {
  const t = useText()
  const announce = useAnnounce()
  const wallet = useWallet()
  const queries = useQueryClient()
  const [chosen, choose] = useState(account.noPinLimit)
  const [asking, ask] = useState<string>()
  const [changed, change] = useState(false)

  const know = (known: Account) => {
    queries.setQueryData(accountQuery(wallet).queryKey, known)
    choose(known.noPinLimit)
    change(true)
    announce(t('noPin.changed', { limit: limitText(known.noPinLimit) }))
  }
  const saving = useMutation({
    networkMode: 'always',
    mutationFn: (noPinLimit: number) =>
      wallet.client.call('PATCH /v1/users/:userId/accounts/:accountId', {
        params: { ...me, accountId: account.id },
        body: { noPinLimit },
      }),
    onSuccess: (answer) => {
      if (answer.nextAction?.type === 'enter_pin') ask(answer.nextAction.challengeId)
      else know(answer)
    },
  })
  const save = useOnce(saving.mutate)

  const limitText = (limit: number) =>
    limit === 0 ? t('noPin.always') : t('noPin.upTo', { amount: yuan(limit) })
  const choices = [...new Set([...offered, account.noPinLimit])].toSorted((a, b) => a - b)
  return (
    <div className="flex flex-col gap-4">
      <p className="px-1 text-small text-pretty text-ink-2">{t('noPin.text')}</p>
      <ChoiceList
        legend={t('noPin.own')}
        choices={choices.map((limit) => ({ value: String(limit), name: limitText(limit) }))}
        value={String(chosen)}
        onChoose={(value) => {
          choose(Number(value))
          change(false)
          if (saving.error) saving.reset()
        }}
      />
      {saving.error && <BeginTrouble error={saving.error} />}
      {changed && (
        <Notice tone="good">{t('noPin.changed', { limit: limitText(account.noPinLimit) })}</Notice>
      )}
      {chosen !== account.noPinLimit && (
        <Button busy={saving.isPending} onClick={() => save(chosen)}>
          {t('noPin.save', { limit: limitText(chosen) })}
        </Button>
      )}
      {asking && (
        <AskPin
          challengeId={asking}
          about={t('scene.no_pin_limitAbout')}
          amount={chosen}
          hint={t('scene.no_pin_limitHint')}
          busy={t('scene.no_pin_limitWorking')}
          open
          onClose={() => ask(undefined)}
          onAnswered={(subject) => {
            ask(undefined)
            if (subject.type === 'account') know(subject.resource)
          }}
          onOver={() => {
            ask(undefined)
            void queries.invalidateQueries({ queryKey: ['account'] })
          }}
        />
      )}
    </div>
  )
}
