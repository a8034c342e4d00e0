import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { BankProblem } from '../api/bank-problem.ts'
import type { Client } from '../api/client.ts'
import { useAnnounce } from '../design/announcer.tsx'
import type { BankClock } from '../design/bank-clock.ts'
import { Button } from '../design/button.tsx'
import { clockText } from '../design/time.ts'
import { useRemaining } from '../design/use-remaining.ts'
import { useChallengeText } from './locales/use-challenge-text.ts'

interface Desk {
  client: Client
  clock: BankClock
  challengeId: string
}

/** A challenge as the bank has it; the bank's `now` comes along. */
export const challengeQuery = ({ client, clock, challengeId }: Desk) =>
  queryOptions({
    queryKey: ['challenge', challengeId],
    queryFn: async ({ signal }) => {
      const params = { challengeId }
      const challenge = await client.call('GET /v1/challenges/:challengeId', { params, signal })
      clock.set(challenge.now)
      return challenge
    },
    retry: false,
    networkMode: 'always',
  })

/** Which mobile to look at. */
export function SentTo(desk: Desk) {
  const t = useChallengeText()
  const { data } = useQuery(challengeQuery(desk))
  return data?.mobile ? t('challenge.sentTo', { mobile: data.mobile }) : null
}

/** A new code, once the bank allows one; until then, how long it takes. */
export function Resend({ onSent, ...desk }: Desk & { onSent: () => void }) {
  const t = useChallengeText()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const query = challengeQuery(desk)
  const { data } = useQuery(query)
  const wait = useRemaining(data?.resendAt ?? new Date(0).toISOString(), desk.clock)

  const resend = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      desk.client.call('POST /v1/challenges/:challengeId/send-otp', {
        params: { challengeId: desk.challengeId },
      }),
    onSuccess: (challenge) => {
      desk.clock.set(challenge.now)
      queries.setQueryData(query.queryKey, challenge)
      announce(t('challenge.resent'))
      onSent()
    },
  })

  if (!data) return null
  if (wait > 0) {
    return (
      <span className="px-3 py-2 text-small text-ink-2">
        {t('challenge.resendIn', { time: clockText(wait) })}
      </span>
    )
  }
  return (
    <>
      <Button look="plain" busy={resend.isPending} onClick={() => resend.mutate()}>
        {t('challenge.resend')}
      </Button>
      {resend.error && (
        <p role="alert" className="basis-full text-center text-small text-seal">
          {resend.error instanceof BankProblem ? resend.error.message : t('challenge.offline')}
        </p>
      )}
    </>
  )
}
