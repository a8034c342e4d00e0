import type { Account } from '@qiantang/sdk/contract'
import { useMutation } from '@tanstack/react-query'
import { Confirm } from '../confirm.tsx'
import { useText } from '../locales/use-text.ts'
import { useOnce } from '../use-once.ts'
import { me, useWallet } from '../wallet-context.ts'

export type FreezeScope = 'debit' | 'all'

interface FreezeSheetProps {
  account: Account
  scope: FreezeScope
  onClose: () => void
  onFrozen: (account: Account) => void
}

/** What a freeze means, before it is made; it holds at once and asks for no PIN. */
export function FreezeSheet({ account, scope, onClose, onFrozen }: FreezeSheetProps) {
  const t = useText()
  const { client } = useWallet()
  const freezing = useMutation({
    networkMode: 'always',
    mutationFn: (_: void) =>
      client.call('POST /v1/users/:userId/accounts/:accountId/freeze', {
        params: { ...me, accountId: account.id },
        body: { scope },
      }),
    onSuccess: onFrozen,
  })
  const freeze = useOnce(freezing.mutate)
  return (
    <Confirm
      title={t(`freeze.${scope}`)}
      action={t('freeze.action')}
      busy={freezing.isPending}
      error={freezing.error}
      onConfirm={() => freeze()}
      onClose={onClose}
    >
      <p>{t(`freeze.${scope}Consequence`)}</p>
      <p className="mt-2">{t('freeze.wayOut')}</p>
    </Confirm>
  )
}
