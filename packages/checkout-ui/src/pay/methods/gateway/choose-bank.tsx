import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../design/button.tsx'
import { SearchIcon } from '../../../design/icons.tsx'
import { yuan } from '../../../design/money.ts'
import { TextField } from '../../../design/text-field.tsx'
import { useLanguage } from '../../../i18n/language.tsx'
import { useText } from '../../locales/use-text.ts'
import { usePay } from '../../pay-context.ts'
import type { AskProps } from '../pay-method.ts'
import { banksQuery, choosableBanks, type Kind } from './banks-query.ts'
import { BankList } from './bank-list.tsx'
import { KindChoice } from './kind-choice.tsx'

/** At which bank, as a person or as a company. */
export function ChooseBank({ amount, onTold, busy }: AskProps) {
  const t = useText()
  const { locale } = useLanguage()
  const banks = useQuery(banksQuery(usePay().client))
  const [kind, setKind] = useState<Kind>('personal')
  const [sought, seek] = useState('')
  const [code, choose] = useState<string>()

  const found = choosableBanks(banks.data ?? [], { kind, sought, amount, locale })
  const chosen = found.find((bank) => bank.code === code && !bank.tooLow)
  const told = () => chosen && onTold({ bank: { code: chosen.code, kind } })
  return (
    <form
      className="mt-3 flex min-h-0 flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        told()
      }}
    >
      <KindChoice kind={kind} onChoose={setKind} />
      <div className="mt-3">
        <TextField
          label={t('bank.search')}
          value={sought}
          onChange={(event) => seek(event.target.value)}
          autoComplete="off"
          trailing={
            <span className="text-ink-3">
              <SearchIcon size={20} />
            </span>
          }
        />
      </div>
      <BankList
        banks={found}
        state={banks.isError ? 'lost' : banks.isPending ? 'coming' : 'there'}
        onRetry={() => void banks.refetch()}
        chosen={chosen?.code}
        onChoose={choose}
      />
      <Button type="submit" busy={busy} disabled={!chosen}>
        {chosen ? t('bank.pay', { bank: chosen.name, amount: yuan(amount) }) : t('bank.choose')}
      </Button>
    </form>
  )
}
