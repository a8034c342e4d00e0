import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../../design/button.tsx'
import { ChoiceList } from '../../design/choice-list.tsx'
import { Card } from '../../design/card.tsx'
import { CheckIcon } from '../../design/icons.tsx'
import { CardIcon, PersonIcon } from '../../design/wallet-icons.tsx'
import { ScreenTitle } from '../../design/screen.tsx'
import { TideLines } from '../../design/tide-lines.tsx'
import { ElderToggle } from '../elder/elder-toggle.tsx'
import { Brand, Frame } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { useOpeningStore } from '../open/store.ts'
import { go } from '../place.ts'
import { applicationQuery } from '../queries.ts'
import { useDocumentTitle } from '../use-arrival.ts'
import { useWallet } from '../wallet-context.ts'
import { WayBack } from '../way-back.tsx'

/** No account yet: what one is, what it takes, and one button. */
export function Welcome() {
  const t = useText()
  const { data: application } = useQuery(applicationQuery(useWallet()))
  const begun = application?.status === 'draft' || application?.status === 'requires_action'
  const wanted = useOpeningStore((store) => store.wanted)
  const want = useOpeningStore((store) => store.want)
  useDocumentTitle(t('title', { page: t('home.title') }))
  return (
    <Frame>
      <Brand />
      <div className="relative isolate mt-3 overflow-hidden rounded-card bg-deep px-6 pt-8 pb-28 text-on-deep shadow-float">
        <TideLines className="absolute inset-x-0 bottom-0 -z-10 h-36 w-full text-on-deep! opacity-60" />
        <ScreenTitle className="text-figure!">{t('welcome.title')}</ScreenTitle>
        <p className="mt-2 text-on-deep-2">{t('welcome.text')}</p>
      </div>
      <ul className="mt-6 flex flex-col gap-5 px-1">
        <Point icon={<PersonIcon />} title={t('welcome.needTitle')} text={t('welcome.need')} />
        <Point icon={<CardIcon />} title={t('welcome.cardTitle')} text={t('welcome.card')} />
        <Point icon={<CheckIcon />} title={t('welcome.limitTitle')} text={t('welcome.limit')} />
      </ul>
      <div className="mt-6">
        <ChoiceList
          legend={t('welcome.class')}
          choices={(['III', 'II'] as const).map((name) => ({
            value: name,
            name: t(`welcome.class${name}`),
            detail: t(`welcome.class${name}Text`),
          }))}
          value={wanted ?? (application?.class === 'II' && begun ? 'II' : 'III')}
          onChoose={want}
        />
      </div>
      <Card className="mt-4 px-5">
        <ElderToggle />
      </Card>
      <div className="mt-5 flex flex-col gap-3">
        <Button onClick={() => go('open')}>{t(begun ? 'welcome.goOn' : 'welcome.open')}</Button>
        <WayBack look="quiet" />
      </div>
    </Frame>
  )
}

function Point({ icon, title, text }: { icon: ReactNode; title: string; text: string }) {
  return (
    <li className="flex gap-4">
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-tide-soft text-tide">
        {icon}
      </span>
      <span>
        <span className="block font-strong">{title}</span>
        <span className="block text-small text-ink-2">{text}</span>
      </span>
    </li>
  )
}
