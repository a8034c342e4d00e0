import { ScreenTitle } from '../../design/screen.tsx'
import { useHydrated } from '../../design/use-hydrated.ts'
import { ElderSwitch } from '../elder/elder-switch.tsx'
import { Arriving, later } from '../later.tsx'
import { ActionBar, Foot } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { MethodList } from '../methods/method-list.tsx'
import { ChooseNotices } from '../notices/choose-notices.tsx'
import { PartLost } from '../part-lost.tsx'
import { usePayStore } from '../store.ts'
import { useCheckout } from '../use-checkout.ts'
import { useAhead } from '../use-ahead.ts'
import { useWays } from '../use-ways.ts'
import { ChooseAction } from './choose-action.tsx'

const sheets = later(async () => (await import('./sheets.tsx')).Sheets)

/** The ways to pay, and one button that says who gets how much. */
export function ChooseScreen() {
  const t = useText()
  const checkout = useCheckout()
  const { ways, chosen } = useWays()
  useAhead(chosen ?? {})
  const choose = usePayStore((store) => store.choose)
  const confirming = usePayStore((store) => store.confirming)
  const hydrated = useHydrated()
  return (
    <>
      <ScreenTitle className="mb-5 max-tablet:sr-only">{t('choose.title')}</ScreenTitle>
      <ChooseNotices checkout={checkout} ways={ways} />
      <MethodList
        checkout={checkout}
        ways={ways}
        chosen={chosen?.channel}
        onChoose={choose}
        disabled={checkout.access === 'reader'}
        held={confirming}
      />
      <ActionBar>
        <ChooseAction checkout={checkout} chosen={chosen} />
      </ActionBar>
      <Foot belowBar>
        <ElderSwitch />
      </Foot>
      {hydrated && (
        <Arriving meanwhile={null} lost={<PartLost />}>
          <sheets.Part checkout={checkout} chosen={chosen} />
        </Arriving>
      )}
    </>
  )
}
