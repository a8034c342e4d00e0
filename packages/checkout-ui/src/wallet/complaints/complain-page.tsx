import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { BankProblem } from '../../api/bank-problem.ts'
import { idempotencyKey } from '../../api/idempotency-key.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Notice } from '../../design/notice.tsx'
import { SelectField } from '../../design/select-field.tsx'
import { TextArea } from '../../design/text-area.tsx'
import { Page } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { Reference } from '../outcome.tsx'
import { goInstead, usePlace } from '../place.ts'
import { complaintQuery } from '../queries.ts'
import { useOnce } from '../use-once.ts'
import { me, useWallet } from '../wallet-context.ts'
import { canBeAbout, categories, categoryOf, type Category } from './complaint-kinds.ts'

const longest = 2000

/** What one is not content with, in one's own words. */
export function ComplainPage() {
  const t = useText()
  const { movementId } = usePlace()
  const about = movementId && canBeAbout(movementId) ? movementId : undefined
  const [category, setCategory] = useState<Category | ''>(categoryOf(about))
  const [text, setText] = useState('')
  const [missing, miss] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const complaining = useComplain()

  const submit = () => {
    if (text.trim() === '') {
      miss(true)
      return area.current?.focus()
    }
    complaining.complain({
      ...{ category: category || 'other', text: text.trim() },
      ...(about && { about }),
    })
  }
  return (
    <Page title={t('complain.title')}>
      <form
        noValidate
        className="mt-4 flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p className="px-1 text-small text-pretty text-ink-2">{t('complain.text')}</p>
        <Card className="flex flex-col gap-5 p-5">
          <SelectField
            label={t('complain.category')}
            value={category}
            onChoose={(chosen) => setCategory(chosen as Category | '')}
          >
            <option value="">{t('complain.choose')}</option>
            {categories.map((name) => (
              <option key={name} value={name}>
                {t(`complain.category.${name}`)}
              </option>
            ))}
          </SelectField>
          {about && (
            <p className="text-small text-ink-2">
              {t('complain.about')} <Reference>{about}</Reference>
            </p>
          )}
          <TextArea
            ref={area}
            name="text"
            label={t('complain.what')}
            value={text}
            maxLength={longest}
            hint={t('complain.hint', { left: longest - text.length })}
            error={missing && t('complain.missing')}
            onChange={(event) => {
              setText(event.target.value)
              miss(false)
            }}
          />
        </Card>
        {complaining.error &&
          (complaining.error instanceof BankProblem ? (
            <Notice tone="danger">{complaining.error.message}</Notice>
          ) : (
            <Notice tone="offline" title={t('lost.title')}>
              {t('complain.lost')}
            </Notice>
          ))}
        <Button type="submit" busy={complaining.isPending}>
          {t('complain.submit')}
        </Button>
      </form>
    </Page>
  )
}

interface Wish {
  category: Category
  text: string
  about?: string
}

function useComplain() {
  const wallet = useWallet()
  const queries = useQueryClient()
  const key = useRef<string>(undefined)
  const complaining = useMutation({
    networkMode: 'always',
    mutationFn: (body: Wish) => {
      key.current ??= idempotencyKey()
      return wallet.client.call('POST /v1/users/:userId/complaints', {
        params: me,
        body,
        idempotencyKey: key.current,
      })
    },
    onSuccess: (complaint) => {
      queries.setQueryData(complaintQuery(wallet, complaint.id).queryKey, complaint)
      void queries.invalidateQueries({ queryKey: ['complaints'] })
      goInstead('complaints', complaint.id)
    },
    onError: (error) => {
      if (error instanceof BankProblem && !error.problem.retryable) key.current = undefined
    },
  })
  return { ...complaining, complain: useOnce(complaining.mutate) }
}
