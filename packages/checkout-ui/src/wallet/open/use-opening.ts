import type { Application } from '@qiantang/sdk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { BankProblem, hasCode } from '../../api/bank-problem.ts'
import { idempotencyKey } from '../../api/idempotency-key.ts'
import type { Client } from '../../api/client.ts'
import { applicationQuery, type Purpose } from '../queries.ts'
import { useOnce } from '../use-once.ts'
import { me, useWallet } from '../wallet-context.ts'
import { fields, type Field } from './faults.ts'
import { isOpen } from './opening-step.ts'
import { useOpeningStore } from './store.ts'
import { focusField } from './use-fields.ts'

interface Sending {
  application: Application | null
  /** What has changed since the bank was last told. */
  person: Partial<Record<Field, string>>
  /** With it, the whole is handed in. */
  handIn?: true
}

/**
 * Tells the bank what was typed, and hands the application in after the last field. A field the bank
 * refuses gets its message, and the cursor, on whichever step it is.
 */
export function useOpening(purpose: Purpose = 'open', accountId?: string) {
  const wallet = useWallet()
  const queries = useQueryClient()
  const store = useOpeningStore()
  const focus = useFocusOnceShown()

  const aim: Aim = {
    ...(purpose !== 'open' && accountId && { purpose, accountId }),
    ...(purpose === 'open' && store.wanted && { class: store.wanted }),
  }
  const put = (application: Application) =>
    queries.setQueryData(applicationQuery(wallet, purpose).queryKey, application)

  const opening = useMutation({
    networkMode: 'always',
    mutationFn: async ({ application, person, handIn }: Sending) => {
      const written = await write(wallet.client, application, person, handIn, aim)
      store.send(person)
      put(written)
      return handIn ? put(await submit(wallet.client, written)) : written
    },
    onSuccess: () => store.goBackTo(undefined),
    onError: (error, { person }) => {
      const refused = refusedFields(error)
      const [first] = refused
      if (first) {
        store.refuse(Object.fromEntries(refused.map((field) => [field, person[field] ?? ''])))
        store.leave(...refused)
        store.goBackTo(first === 'name' || first === 'idNumber' ? 'person' : 'card')
        focus(first)
      }
      if (hasCode(error, 'application_not_open', 'account_limit_reached')) {
        store.clear()
        void queries.invalidateQueries({ queryKey: ['application'] })
        void queries.invalidateQueries({ queryKey: ['account'] })
      }
    },
  })
  return { ...opening, send: useOnce(opening.mutate) }
}

/** What is applied for; of an opening that names nothing, the bank's usual class. */
interface Aim {
  purpose?: Purpose
  accountId?: string
  class?: 'II' | 'III'
}

async function write(
  client: Client,
  application: Application | null,
  person: Sending['person'],
  handIn: true | undefined,
  aim: Aim,
): Promise<Application> {
  const key = idempotencyKey()
  if (!isOpen(application)) {
    return client.call('POST /v1/users/:userId/applications', {
      params: me,
      body: { ...aim, person },
      idempotencyKey: key,
    })
  }
  const acceptedAgreements = application.agreements.map(({ code, version }) => ({ code, version }))
  return client.call('PATCH /v1/users/:userId/applications/:applicationId', {
    params: { ...me, applicationId: application.id },
    body: { ...(aim.class && { class: aim.class }), person, ...(handIn && { acceptedAgreements }) },
    idempotencyKey: key,
  })
}

const submit = (client: Client, { id }: Application): Promise<Application> =>
  client.call('POST /v1/users/:userId/applications/:applicationId/submit', {
    params: { ...me, applicationId: id },
    idempotencyKey: idempotencyKey(),
  })

/** The fields named by the paths of a problem: `person.idNumber`. */
function refusedFields(error: Error): Field[] {
  if (!(error instanceof BankProblem)) return []
  const paths = new Set(error.problem.errors?.map(({ path }) => path))
  return fields.filter((field) => paths.has(`person.${field}`))
}

/** Focuses a field as soon as it is there: it may be on a step that is drawn only now. */
function useFocusOnceShown() {
  const [wanted, want] = useState<{ field: Field }>()
  useEffect(() => {
    if (wanted) focusField(wanted.field)
  }, [wanted])
  return (field: Field) => want({ field })
}
