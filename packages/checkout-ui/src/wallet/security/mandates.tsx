import type { Mandate } from '@qiantang/sdk/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { idempotencyKey } from '../../api/idempotency-key.ts'
import { useAnnounce } from '../../design/announcer.tsx'
import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Confirm } from '../confirm.tsx'
import { useText } from '../locales/use-text.ts'
import { FactRow, Menu } from '../menu/menu.tsx'
import { Ready } from '../of-account.tsx'
import { mandatesQuery } from '../queries.ts'
import { me, useWallet } from '../wallet-context.ts'

/** Agreements by which the merchant takes payments without the PIN; each can be ended here. */
export function Mandates() {
  const t = useText()
  const mandates = useQuery(mandatesQuery(useWallet()))
  const [ending, end] = useState<Mandate>()
  return (
    <Ready of={mandates}>
      {(all) => {
        const active = all.filter(({ status }) => status === 'active')
        return (
          <Menu title={t('mandates.title')}>
            {active.length === 0 ? (
              <p className="py-5 text-small text-ink-2">{t('mandates.none')}</p>
            ) : (
              <ul className="divide-y divide-line">
                {active.map((mandate) => (
                  <MandateRow key={mandate.id} mandate={mandate} onEnd={() => end(mandate)} />
                ))}
              </ul>
            )}
            {ending && <EndMandate mandate={ending} onDone={() => end(undefined)} />}
          </Menu>
        )
      }}
    </Ready>
  )
}

function MandateRow({ mandate, onEnd }: { mandate: Mandate; onEnd: () => void }) {
  const t = useText()
  const { locale } = useLanguage()
  const { description, maxAmount, activatedAt } = mandate
  return (
    <li>
      <FactRow
        name={description}
        detail={
          <>
            {t('mandates.upTo', { amount: yuan(maxAmount) })}
            {activatedAt && (
              <span className="block">
                {t('mandates.since', { time: deadlineText(activatedAt, locale) })}
              </span>
            )}
          </>
        }
        action={
          <Button look="plain" aria-label={t('mandates.endOf', { description })} onClick={onEnd}>
            {t('mandates.end')}
          </Button>
        }
      />
    </li>
  )
}

function EndMandate({ mandate, onDone }: { mandate: Mandate; onDone: () => void }) {
  const t = useText()
  const announce = useAnnounce()
  const wallet = useWallet()
  const queries = useQueryClient()
  const ending = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      wallet.client.call('DELETE /v1/users/:userId/mandates/:mandateId', {
        params: { ...me, mandateId: mandate.id },
        idempotencyKey: idempotencyKey(),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: mandatesQuery(wallet).queryKey })
      announce(t('mandates.ended', { description: mandate.description }))
      onDone()
    },
  })
  return (
    <Confirm
      title={t('mandates.endTitle', { description: mandate.description })}
      action={t('mandates.end')}
      busy={ending.isPending}
      error={ending.error}
      onConfirm={() => ending.mutate()}
      onClose={onDone}
    >
      {t('mandates.endText')}
    </Confirm>
  )
}
