import { ChoiceList } from '../../design/choice-list.tsx'
import { useText } from '../locales/use-text.ts'

export const speeds = ['fast', 'next_day'] as const

export type Speed = (typeof speeds)[number]

/** How soon a withdrawal shall be on the card. */
export function SpeedChoice(props: { speed: Speed; onChoose: (speed: Speed) => void }) {
  const t = useText()
  return (
    <ChoiceList
      legend={t('speed.title')}
      choices={speeds.map((speed) => ({
        value: speed,
        name: t(`speed.${speed}`),
        detail: t(`speed.${speed}Text`),
      }))}
      value={props.speed}
      onChoose={props.onChoose}
    />
  )
}
