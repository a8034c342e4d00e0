import type { LostPhoneReport } from '@qiantang/sdk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { BankProblem } from '../../api/bank-problem.ts'
import { Button } from '../../design/button.tsx'
import { Card, Facts } from '../../design/card.tsx'
import { CheckIcon, CloseIcon, LockIcon } from '../../design/icons.tsx'
import { Notice } from '../../design/notice.tsx'
import { StatusScreen } from '../../design/screen.tsx'
import { Brand, Frame, Page } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { Reference } from '../outcome.tsx'
import { goInstead } from '../place.ts'
import { useArrival, useDocumentTitle } from '../use-arrival.ts'
import { useOnce } from '../use-once.ts'
import { me, useWallet } from '../wallet-context.ts'
import { WayBack } from '../way-back.tsx'

/** A lost phone: everything is stopped in one step, and it is said beforehand what that is. */
export function LostPhonePage() {
  const t = useText()
  const { client } = useWallet()
  const queries = useQueryClient()
  const reporting = useMutation({
    networkMode: 'always',
    mutationFn: (_: void) =>
      client.call('POST /v1/users/:userId/lost-phone-reports', { params: me }),
    onSuccess: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  })
  const report = useOnce(reporting.mutate)
  useArrival(reporting.data ? 'reported' : 'asked')
  if (reporting.data) return <Reported report={reporting.data} />
  return (
    <Page title={t('lost-phone.title')}>
      <Card className="mt-4 p-5">
        <p className="text-pretty">{t('lost-phone.text')}</p>
        <ul className="mt-4 flex flex-col gap-3">
          <Point>{t('lost-phone.freezes')}</Point>
          <Point>{t('lost-phone.ends')}</Point>
          <Point>{t('lost-phone.cancels')}</Point>
        </ul>
        <p className="mt-4 text-small text-pretty text-ink-2">{t('lost-phone.money')}</p>
      </Card>
      <div className="mt-5 flex flex-col gap-3">
        {reporting.error &&
          (reporting.error instanceof BankProblem ? (
            <Notice tone="danger">{reporting.error.message}</Notice>
          ) : (
            <Notice tone="offline" title={t('lost.title')}>
              {t('lost-phone.lost')}
            </Notice>
          ))}
        <Button busy={reporting.isPending} onClick={() => report()}>
          {t('lost-phone.submit')}
        </Button>
      </div>
    </Page>
  )
}

function Point({ children }: { children: string }) {
  return (
    <li className="flex gap-3">
      <span className="mt-0.5 text-seal">
        <CloseIcon />
      </span>
      {children}
    </li>
  )
}

function Reported({ report }: { report: LostPhoneReport }) {
  const t = useText()
  useDocumentTitle(t('title', { page: t('lost-phone.done') }))
  return (
    <Frame>
      <Brand />
      <StatusScreen
        tone="quiet"
        sign={<LockIcon size={36} />}
        title={t('lost-phone.done')}
        actions={
          <div className="flex flex-col gap-3">
            <Button onClick={() => goInstead('home')}>{t('toHome')}</Button>
            <WayBack look="quiet" />
          </div>
        }
      >
        {t('lost-phone.doneText')}
        <Card className="mt-5 px-5 text-left">
          <Facts
            facts={[
              {
                name: t('lost-phone.frozen'),
                value: <Done count={report.frozenAccountIds.length} />,
              },
              {
                name: t('lost-phone.ended'),
                value: <Done count={report.endedSessionIds.length} />,
              },
              {
                name: t('lost-phone.cancelled'),
                value: <Done count={report.cancelledMandateIds.length} />,
              },
              {
                name: t('lost-phone.cards'),
                value: <Done count={report.cancelledAgreementIds.length} />,
              },
              { name: t('lost-phone.number'), value: <Reference>{report.id}</Reference> },
            ]}
          />
        </Card>
      </StatusScreen>
    </Frame>
  )
}

function Done({ count }: { count: number }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-ink">
      {count}
      <span className="text-leaf">
        <CheckIcon size={18} />
      </span>
    </span>
  )
}
