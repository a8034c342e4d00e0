import type { Application } from '@qiantang/sdk/contract'
import { useQueryClient } from '@tanstack/react-query'
import { OtpQuestion } from '../../challenge/otp-question.tsx'
import type { Subject } from '../../challenge/use-answer.ts'
import { Button } from '../../design/button.tsx'
import { useText } from '../locales/use-text.ts'
import { applicationQuery, type Purpose } from '../queries.ts'
import { useWalletStore } from '../store.ts'
import { useWallet } from '../wallet-context.ts'
import { useOpeningStore } from './store.ts'

interface CodeStepProps {
  application: Application | null
  /** Default: `open`. */
  purpose?: Purpose
}

/** The code that shows the mobile is at hand. */
export function CodeStep({ application, purpose = 'open' }: CodeStepProps) {
  const t = useText()
  const wallet = useWallet()
  const queries = useQueryClient()
  const opened = useWalletStore((store) => store.opened)
  const goBackTo = useOpeningStore((store) => store.goBackTo)
  const action = application?.nextAction
  if (action?.type !== 'collect_otp') return null

  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['account'] })
    void queries.invalidateQueries({ queryKey: ['pin'] })
    void queries.invalidateQueries({ queryKey: ['application'] })
  }
  const answered = (subject: Subject) => {
    if (subject.type !== 'application') return
    opened()
    // The old state goes on to be shown until the account is there, so that no step flashes by.
    if (subject.resource.status !== 'approved') {
      queries.setQueryData(applicationQuery(wallet, purpose).queryKey, subject.resource)
    }
    refresh()
  }
  return (
    <OtpQuestion
      key={action.challengeId}
      {...wallet}
      challengeId={action.challengeId}
      submit={t(`${purpose}.confirmCode`)}
      onAnswered={answered}
      onOver={refresh}
      aside={
        <Button look="plain" onClick={() => goBackTo('card')}>
          {t('open.wrongMobile')}
        </Button>
      }
    />
  )
}
