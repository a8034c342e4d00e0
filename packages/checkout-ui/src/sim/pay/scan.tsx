import { useState, type SubmitEvent } from 'react'
import { Button } from '../../design/button.tsx'
import { TextArea } from '../../design/text-area.tsx'
import { useText } from '../locales/use-text.ts'

/** The scanner of a phone without a camera: what the code says is pasted. */
export function Scan({ onScan }: { onScan: (code: string) => void }) {
  const t = useText()
  const [code, setCode] = useState('')
  const [isMissing, setMissing] = useState(false)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (code.trim() === '') setMissing(true)
    else onScan(code.trim())
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <h2 className="text-title">{t('pay.scan')}</h2>
      <TextArea
        label={t('pay.scan.label')}
        hint={t('pay.scan.hint')}
        error={isMissing && code.trim() === '' ? t('pay.scan.missing') : undefined}
        value={code}
        rows={4}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit">{t('pay.scan.open')}</Button>
    </form>
  )
}
