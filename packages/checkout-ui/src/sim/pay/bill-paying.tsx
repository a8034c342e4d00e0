import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { ChoiceList } from '../../design/choice-list.tsx'
import { Notice } from '../../design/notice.tsx'
import { yuan } from '../../design/money.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { BillHead } from './bill-head.tsx'
import { decline, type Found, pay, type PayResult, readBill } from './doors.ts'
import { Password } from './password.tsx'
import { Result } from './result.tsx'

/** Pays one bill: who, the password, what came of it. */
export function BillPaying({ found, onDone }: { found: Found; onDone: () => void }) {
  const t = useText()
  const { locale } = useLanguage()
  const [payer, choose] = useState(found.payers[0]?.constant ?? '')
  const [isAsking, askPassword] = useState(false)
  const paying = useMutation({
    mutationFn: () => pay(found, payer),
    onError: () => askPassword(false),
  })
  const declining = useMutation({ mutationFn: () => decline(found) })
  const result = paying.data ?? resultOf(declining.data ?? found.bill)
  const settled = useSettled(found, result)

  if (settled) {
    const again = () => {
      paying.reset()
      askPassword(false)
    }
    return <Result result={settled} onAgain={again} onDone={onDone} />
  }
  if (isAsking) {
    return (
      <Password
        amount={found.bill.amount}
        busy={paying.isPending}
        onPassword={() => paying.mutate()}
        onBack={() => askPassword(false)}
      />
    )
  }
  const language = locale === 'en' ? 'en' : 'zh'
  return (
    <>
      <BillHead bill={found.bill} />
      {(paying.error ?? declining.error) && (
        <div className="mt-4">
          <Notice tone="danger">{t('pay.lost')}</Notice>
        </div>
      )}
      <div className="mt-6">
        <ChoiceList
          legend={t('pay.as')}
          value={payer}
          onChoose={choose}
          choices={found.payers.map(({ constant, name, about }) => ({
            value: constant,
            name,
            detail: about[language],
          }))}
        />
      </div>
      <div className="sticky -bottom-8 z-10 -mx-5 mt-auto -mb-8 grid grid-cols-[2fr_3fr] gap-3 bg-paper px-5 pt-5 pb-3 short:static">
        <Button look="quiet" busy={declining.isPending} onClick={() => declining.mutate()}>
          {t('pay.decline')}
        </Button>
        <Button onClick={() => askPassword(true)}>
          {t('pay.confirm', { amount: yuan(found.bill.amount) })}
        </Button>
      </div>
    </>
  )
}

/** A bill that is over before anything was done about it. */
const resultOf = (bill: Found['bill']): PayResult | undefined =>
  bill.state === 'waiting' ? undefined : { outcome: 'closed', reason: null, bill }

/** What came of it in the end: while the money is on its way, the app asks until it has arrived. */
function useSettled(found: Found, result: PayResult | undefined): PayResult | undefined {
  const isMoving = result?.outcome === 'processing'
  const { data: bill } = useQuery({
    queryKey: ['moving', found.doors, found.bill.id],
    queryFn: () => readBill(found),
    enabled: isMoving,
    networkMode: 'always',
    refetchInterval: ({ state }) => (state.data?.state === 'paid' ? false : 1_000),
  })
  return isMoving && bill?.state === 'paid' ? { outcome: 'paid', reason: null, bill } : result
}
