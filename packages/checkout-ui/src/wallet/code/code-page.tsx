import { Card } from '../../design/card.tsx'
import { useText } from '../locales/use-text.ts'
import { AccountPage } from '../of-account.tsx'
import { CodePart } from './code-part.tsx'
import { usePayCode } from './use-pay-code.ts'

/** 付款码: what is held out at a till, and what the till made of it. */
export function CodePage() {
  const t = useText()
  return <AccountPage title={t('code.title')}>{() => <Shown />}</AccountPage>
}

function Shown() {
  const shown = usePayCode()
  return (
    <div className="mt-4">
      <Card className="p-4 tablet:p-6">
        <CodePart shown={shown} />
      </Card>
    </div>
  )
}
