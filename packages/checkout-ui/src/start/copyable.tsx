import { useEffect, useState } from 'react'
import { useAnnounce } from '../design/announcer.tsx'
import { copyText } from '../design/copy-text.ts'
import { CheckIcon, CopyIcon } from '../design/icons.tsx'
import { useText } from './locales/use-text.ts'

/** A name and a value one will have to type somewhere: a press takes it along. */
export function Copyable({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex items-center justify-between gap-3 py-1">
      <dt className="shrink-0 text-small text-ink-2">{name}</dt>
      <dd className="flex min-w-0 items-center">
        <span className="min-w-0 text-right text-small wrap-anywhere">{value}</span>
        <CopyButton what={name} value={value} />
      </dd>
    </div>
  )
}

export function CopyButton({ what, value }: { what: string; value: string }) {
  const t = useText()
  const announce = useAnnounce()
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = async () => {
    if (!(await copyText(value))) return
    setCopied(true)
    announce(t('copied'))
  }
  return (
    <button
      type="button"
      onClick={() => void copy()}
      aria-label={t('copy', { what })}
      className="-mr-2 grid size-10 shrink-0 place-items-center rounded-full text-ink-2 transition-colors hover:bg-tide-soft hover:text-tide"
    >
      {copied ? <CheckIcon size={18} /> : <CopyIcon size={18} />}
    </button>
  )
}
