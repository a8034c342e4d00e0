import type { PasskeyRegistration } from '@qiantang/sdk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { BankProblem } from '../../api/bank-problem.ts'
import { idempotencyKey } from '../../api/idempotency-key.ts'
import { knowsPasskeys, makePasskey } from '../../challenge/passkey.ts'
import { useAnnounce } from '../../design/announcer.tsx'
import { Button } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'
import { useText } from '../locales/use-text.ts'
import { BeginTrouble } from '../movement/begin-trouble.tsx'
import { AskPin } from '../pin/ask-pin.tsx'
import { passkeysQuery } from '../queries.ts'
import { useOnce } from '../use-once.ts'
import { me, useWallet } from '../wallet-context.ts'
import { deviceName } from './device-name.ts'

/** A new passkey: the PIN, then the device. */
export function AddPasskey() {
  const t = useText()
  const wallet = useWallet()
  const [asking, ask] = useState<string>()
  const [allowed, allow] = useState<PasskeyRegistration>()
  const beginning = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      wallet.client.call('POST /v1/users/:userId/passkeys/options', {
        params: me,
        idempotencyKey: idempotencyKey(),
      }),
    onSuccess: ({ nextAction }) => {
      if (nextAction?.type === 'enter_pin') ask(nextAction.challengeId)
    },
  })
  const begin = useOnce(beginning.mutate)

  if (!knowsPasskeys()) return <Notice tone="waiting">{t('passkeys.unknown')}</Notice>
  if (allowed) return <Make registration={allowed} onDone={() => allow(undefined)} />
  return (
    <div className="flex flex-col gap-4">
      {beginning.error && <BeginTrouble error={beginning.error} />}
      <Button busy={beginning.isPending} onClick={() => begin()}>
        {t('passkeys.add')}
      </Button>
      {asking && (
        <AskPin
          challengeId={asking}
          about={t('passkeys.pinAbout')}
          hint={t('passkeys.pinHint')}
          busy={t('passkeys.pinWorking')}
          open
          onClose={() => ask(undefined)}
          onAnswered={(subject) => {
            ask(undefined)
            if (subject.type === 'passkey_registration') allow(subject.resource)
          }}
          onOver={() => ask(undefined)}
        />
      )}
    </div>
  )
}

interface MakeProps {
  registration: PasskeyRegistration
  onDone: () => void
}

/** The device makes the passkey once it is asked by a tap: browsers want one. */
function Make({ registration, onDone }: MakeProps) {
  const t = useText()
  const announce = useAnnounce()
  const wallet = useWallet()
  const queries = useQueryClient()
  const making = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      if (!registration.options) throw new Error('The PIN brought no options.')
      const credential = await makePasskey(registration.options)
      return wallet.client.call('POST /v1/users/:userId/passkeys', {
        params: me,
        body: { registrationId: registration.id, name: deviceName(), credential },
        idempotencyKey: idempotencyKey(),
      })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: passkeysQuery(wallet).queryKey })
      announce(t('passkeys.added'))
      onDone()
    },
  })
  const make = useOnce(making.mutate)
  const { error } = making
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="good">{t('passkeys.allowed')}</Notice>
      {error && (
        <Notice tone="danger">
          {error instanceof BankProblem ? error.message : t('passkeys.stopped')}
        </Notice>
      )}
      <Button autoFocus busy={making.isPending} onClick={() => make()}>
        {t('passkeys.make')}
      </Button>
      <Button look="plain" onClick={onDone}>
        {t('cancel')}
      </Button>
    </div>
  )
}
