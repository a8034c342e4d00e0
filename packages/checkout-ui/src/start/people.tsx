import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../design/button.tsx'
import { ForwardIcon } from '../design/icons.tsx'
import { Sheet } from '../design/sheet.tsx'
import { CopyButton } from './copyable.tsx'
import { useText } from './locales/use-text.ts'
import { usePeopleQuery } from './people-query.ts'

/** Everybody the sandbox knows, with a card for each thing that can happen. */
export function People() {
  const t = useText()
  const [open, setOpen] = useState(false)
  const { data: people = [] } = useQuery(usePeopleQuery())
  const cards = people.reduce((sum, person) => sum + person.cards.length, 0)
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex min-h-11 w-full items-center gap-3 py-1.5 text-left text-small hover:text-tide"
      >
        <span className="grow">{t('people.title')}</span>
        <span className="text-caption text-ink-3">
          {t('people.count', { people: people.length, count: cards })}
        </span>
        <span className="text-ink-3">
          <ForwardIcon size={16} />
        </span>
      </button>
      <Sheet title={t('people.title')} open={open} onClose={() => setOpen(false)}>
        <p className="mt-2 text-small text-ink-2">{t('people.text')}</p>
        {people.map((person) => (
          <section key={person.constant} className="mt-5">
            <h3 className="flex flex-wrap items-baseline gap-x-3">
              <span lang="zh-CN">{person.name}</span>
              <code className="font-mono text-caption text-ink-3">{person.constant}</code>
            </h3>
            <p className="flex flex-wrap gap-x-4 text-caption text-ink-2">
              <span>{person.idNumber}</span>
              <span>{person.mobile}</span>
            </p>
            <ul className="mt-2 divide-y divide-line border-y border-line">
              {person.cards.map((card) => (
                <li key={card.number} className="flex items-center gap-3 py-2">
                  <div className="min-w-0 grow">
                    <p className="flex flex-wrap gap-x-3 text-small">
                      <span>{card.number}</span>
                      <span className="text-ink-2">{card.bankName}</span>
                    </p>
                    <p className="text-caption text-ink-2">{card.description}</p>
                  </div>
                  <CopyButton what={card.number} value={card.number} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        <div className="mt-6">
          <Button look="quiet" onClick={() => setOpen(false)}>
            {t('close')}
          </Button>
        </div>
      </Sheet>
    </>
  )
}
