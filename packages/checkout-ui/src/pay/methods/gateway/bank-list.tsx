import { Button } from '../../../design/button.tsx'
import { yuan } from '../../../design/money.ts'
import { Notice } from '../../../design/notice.tsx'
import { Skeleton } from '../../../design/skeleton.tsx'
import { useText } from '../../locales/use-text.ts'
import type { ChoosableBank } from './banks-query.ts'

/** The banks to choose from; how many there are is told, as the list changes while one types. */
export function BankList(props: {
  banks: readonly ChoosableBank[]
  state: 'coming' | 'there' | 'lost'
  onRetry: () => void
  chosen: string | undefined
  onChoose: (code: string) => void
}) {
  const t = useText()
  return (
    <div className="my-3 h-72 overflow-y-auto overscroll-contain short:h-44">
      {props.state === 'coming' && <Bones />}
      {props.state === 'lost' && (
        <Notice
          tone="offline"
          action={
            <Button look="plain" onClick={props.onRetry}>
              {t('choose.retry')}
            </Button>
          }
        >
          {t('bank.lost')}
        </Notice>
      )}
      <p
        role="status"
        className={
          props.state === 'there' && props.banks.length === 0
            ? 'py-10 text-center text-ink-2'
            : 'sr-only'
        }
      >
        {props.state === 'there' &&
          (props.banks.length === 0
            ? t('bank.none')
            : t('bank.count', { count: props.banks.length }))}
      </p>
      <fieldset className="divide-y divide-line">
        <legend className="sr-only">{t('bank.title')}</legend>
        {props.banks.map((bank) => (
          <BankRow
            key={bank.code}
            bank={bank}
            checked={bank.code === props.chosen}
            onChoose={props.onChoose}
          />
        ))}
      </fieldset>
    </div>
  )
}

function BankRow(props: {
  bank: ChoosableBank
  checked: boolean
  onChoose: (code: string) => void
}) {
  const t = useText()
  const { code, name, singleLimit, tooLow } = props.bank
  return (
    <label
      className={`flex min-h-14 items-center gap-3 px-1 py-2 ${tooLow ? 'cursor-not-allowed text-ink-2' : 'cursor-pointer'}`}
    >
      <span className="min-w-0 grow">
        <span id={`bank-${code}`} className="block">
          {name}
        </span>
        <span
          id={`bank-${code}-limit`}
          className={`block text-caption ${tooLow ? 'text-gold' : 'text-ink-2'}`}
        >
          {t(tooLow ? 'bank.tooLow' : 'bank.limit', { amount: yuan(singleLimit) })}
        </span>
      </span>
      <input
        type="radio"
        name="bank"
        value={code}
        checked={props.checked}
        disabled={tooLow}
        onChange={() => props.onChoose(code)}
        aria-labelledby={`bank-${code}`}
        aria-describedby={`bank-${code}-limit`}
        className="size-5.5 shrink-0 appearance-none rounded-full border-[1.5px] border-field bg-surface transition-[border-width,border-color] checked:border-[7px] checked:border-tide disabled:border-line disabled:bg-transparent"
      />
    </label>
  )
}

const Bones = () => (
  <div aria-hidden="true" className="flex flex-col gap-3 py-3">
    {[0, 1, 2, 3].map((row) => (
      <Skeleton key={row} className="h-10 w-full" />
    ))}
  </div>
)
