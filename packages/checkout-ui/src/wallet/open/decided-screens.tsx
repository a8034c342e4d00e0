import { useQuery } from '@tanstack/react-query'
import { Button } from '../../design/button.tsx'
import { useText } from '../locales/use-text.ts'
import { MovingScreen, NotMovedScreen } from '../outcome.tsx'
import { pauseBefore, waiting } from '../../api/polling.ts'
import { accountQuery, applicationQuery, type Purpose } from '../queries.ts'
import { useWallet } from '../wallet-context.ts'
import { WayBack } from '../way-back.tsx'
import type { StepProps } from './person-step.tsx'

/** The code was right and the bank is about to open the account. */
export function WaitingScreen({ purpose }: { purpose: Purpose }) {
  const t = useText()
  const wallet = useWallet()
  const paced = {
    refetchInterval: ({ state }: { state: { dataUpdateCount: number } }) =>
      pauseBefore(state.dataUpdateCount, waiting),
  }
  useQuery({ ...applicationQuery(wallet, purpose), ...paced })
  useQuery({ ...accountQuery(wallet), ...paced })
  return <MovingScreen title={t(`${purpose}.waitingTitle`)}>{t(`${purpose}.waiting`)}</MovingScreen>
}

/** The bank has said no for good. Whoever wants may begin anew. */
export function RejectedScreen({
  purpose,
  application,
  opening,
}: StepProps & { purpose: Purpose }) {
  const t = useText()
  return (
    <NotMovedScreen
      title={t(`${purpose}.rejectedTitle`)}
      actions={
        <>
          <Button
            busy={opening.isPending}
            onClick={() => opening.send({ application, person: {} })}
          >
            {t('open.anew')}
          </Button>
          <WayBack look="quiet" />
        </>
      }
    >
      {application?.failure?.message ?? t('open.rejected')}
    </NotMovedScreen>
  )
}
