import type { Complaint } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../design/button.tsx'
import { Card, Facts } from '../../design/card.tsx'
import { Badge } from '../../design/radio-card.tsx'
import { dateTimeText, deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Page } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { Menu, MenuRow } from '../menu/menu.tsx'
import { Ready } from '../of-account.tsx'
import { Reference } from '../outcome.tsx'
import { go, usePlace } from '../place.ts'
import { complaintQuery, complaintsQuery } from '../queries.ts'
import { useArrival } from '../use-arrival.ts'
import { useWallet } from '../wallet-context.ts'
import { categories } from './complaint-kinds.ts'

/** What the user has complained of, with the number and the bank's answer. */
export function ComplaintsPage() {
  const { movementId } = usePlace()
  useArrival(movementId ?? 'all')
  return movementId ? <OneComplaint id={movementId} /> : <AllComplaints />
}

function AllComplaints() {
  const t = useText()
  const { locale } = useLanguage()
  const complaints = useQuery(complaintsQuery(useWallet()))
  return (
    <Page title={t('complaints.title')}>
      <div className="mt-4 flex flex-col gap-5">
        <p className="px-1 text-small text-pretty text-ink-2">{t('complaints.text')}</p>
        <Ready of={complaints}>
          {(all) =>
            all.length > 0 && (
              <Menu title={t('complaints.mine')}>
                {all.map((complaint) => (
                  <MenuRow
                    key={complaint.id}
                    name={nameOf(t, complaint)}
                    badge={<Status complaint={complaint} />}
                    detail={
                      <>
                        <span className="line-clamp-1">{complaint.text}</span>
                        {complaint.number} · {deadlineText(complaint.createdAt, locale)}
                      </>
                    }
                    onGo={() => go('complaints', complaint.id)}
                  />
                ))}
              </Menu>
            )
          }
        </Ready>
        <Button onClick={() => go('complain')}>{t('complaints.new')}</Button>
      </div>
    </Page>
  )
}

function OneComplaint({ id }: { id: string }) {
  const t = useText()
  const { locale } = useLanguage()
  const complaint = useQuery(complaintQuery(useWallet(), id))
  return (
    <Page title={t('complaint.title')}>
      <Ready of={complaint}>
        {(known) => (
          <div className="mt-4 flex flex-col gap-5">
            <Card className="px-5 pt-4 pb-2">
              <p className="flex flex-wrap items-center gap-x-3 text-small text-ink-2">
                {t('complaint.number')}
                <Status complaint={known} />
              </p>
              <p className="text-figure font-display">{known.number}</p>
              <div className="mt-2">
                <Facts
                  facts={[
                    { name: t('complain.category'), value: nameOf(t, known) },
                    { name: t('time'), value: dateTimeText(known.createdAt, locale) },
                    ...(known.about
                      ? [
                          {
                            name: t('complain.about'),
                            value: <Reference>{known.about}</Reference>,
                          },
                        ]
                      : []),
                  ]}
                />
              </div>
            </Card>
            <Words title={t('complaint.yours')}>{known.text}</Words>
            {known.answer === null ? (
              <p className="px-1 text-small text-pretty text-ink-2">{t('complaint.waiting')}</p>
            ) : (
              <Words
                title={t('complaint.answer', {
                  time: known.answeredAt ? deadlineText(known.answeredAt, locale) : '',
                })}
              >
                {known.answer}
              </Words>
            )}
          </div>
        )}
      </Ready>
    </Page>
  )
}

function Words({ title, children }: { title: string; children: string }) {
  return (
    <section>
      <h2 className="px-1 pb-2 text-small font-regular text-ink-2">{title}</h2>
      <Card className="px-5 py-4">
        <p className="whitespace-pre-line wrap-anywhere">{children}</p>
      </Card>
    </section>
  )
}

function Status({ complaint }: { complaint: Complaint }) {
  const t = useText()
  const answered = complaint.status === 'answered'
  return (
    <Badge tone={answered ? 'good' : 'quiet'}>
      {t(answered ? 'complaint.answered' : 'complaint.open')}
    </Badge>
  )
}

function nameOf(t: ReturnType<typeof useText>, { category }: Complaint): string {
  const known = categories.find((name) => name === category) ?? 'other'
  return t(`complain.category.${known}`)
}
