import type { Passkey } from '@qiantang/sdk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { idempotencyKey } from '../../api/idempotency-key.ts'
import { useAnnounce } from '../../design/announcer.tsx'
import { useText } from '../locales/use-text.ts'
import { Confirm } from '../confirm.tsx'
import { passkeysQuery } from '../queries.ts'
import { me, useWallet } from '../wallet-context.ts'

/** Asks before a passkey approves nothing any more. */
export function RemovePasskey({ passkey, onDone }: { passkey: Passkey; onDone: () => void }) {
  const t = useText()
  const announce = useAnnounce()
  const wallet = useWallet()
  const queries = useQueryClient()
  const { id: passkeyId, name } = passkey
  const removing = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      wallet.client.call('DELETE /v1/users/:userId/passkeys/:passkeyId', {
        params: { ...me, passkeyId },
        idempotencyKey: idempotencyKey(),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: passkeysQuery(wallet).queryKey })
      announce(t('passkeys.removed', { name }))
      onDone()
    },
  })
  return (
    <Confirm
      title={t('passkeys.removeTitle', { name })}
      action={t('passkeys.remove')}
      busy={removing.isPending}
      error={removing.error}
      onConfirm={() => removing.mutate()}
      onClose={onDone}
    >
      {t('passkeys.removeText')}
    </Confirm>
  )
}
