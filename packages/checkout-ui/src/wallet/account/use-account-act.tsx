import type { Account, NextAction } from '@qiantang/sdk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { AskCode } from '../pin/ask-code.tsx'
import { AskPin } from '../pin/ask-pin.tsx'
import type { Subject } from '../../challenge/use-answer.ts'
import { useOnce } from '../use-once.ts'
import { me, useWallet } from '../wallet-context.ts'

const addresses = {
  unfreeze: 'POST /v1/users/:userId/accounts/:accountId/unfreeze',
  close: 'POST /v1/users/:userId/accounts/:accountId/close',
} as const

interface AccountAct {
  act: keyof typeof addresses
  account: Account
  /** What the PIN is for. */
  about: string
  hint: string
  working: string
  onDone: (account: Account) => void
}

/** Something done to the account that waits for the PIN. Draw the `question` somewhere. */
export function useAccountAct({ act, account, about, hint, working, onDone }: AccountAct) {
  const { client } = useWallet()
  const queries = useQueryClient()
  const [asking, ask] = useState<NextAction | null>(null)

  const beginning = useMutation({
    networkMode: 'always',
    mutationFn: (_: void) =>
      client.call(addresses[act], { params: { ...me, accountId: account.id } }),
    onSuccess: (known) => goOn(known),
    onError: () => void queries.invalidateQueries({ queryKey: ['account'] }),
  })
  const begin = useOnce(beginning.mutate)

  /** To the next question, or to the end. */
  const goOn = (known: Account) => {
    ask(known.nextAction)
    if (!known.nextAction) onDone(known)
  }
  const close = () => ask(null)
  const asked = {
    about,
    onClose: close,
    onAnswered: (subject: Subject) => subject.type === 'account' && goOn(subject.resource),
    onOver: () => {
      close()
      void queries.invalidateQueries({ queryKey: ['account'] })
    },
  }
  const question: ReactNode =
    asking?.type === 'enter_pin' ? (
      <AskPin {...asked} challengeId={asking.challengeId} hint={hint} busy={working} open />
    ) : asking?.type === 'collect_otp' ? (
      <AskCode {...asked} challengeId={asking.challengeId} />
    ) : null
  return { begin: () => begin(), busy: beginning.isPending, error: beginning.error, question }
}
