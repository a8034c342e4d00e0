import { useEffect, useState } from 'react'
import { useAnnounce } from '../design/announcer.tsx'
import { CheckIcon, CopyIcon } from '../design/icons.tsx'
import { copyText } from '../design/copy-text.ts'
import { useText } from './locales/use-text.ts'

/** The code, large enough to be read across a desk, and a button that takes it along. */
export function CopyCode({ code }: { code: string }) {
  const t = useText()
  const announce = useAnnounce()
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = async () => {
    if (!(await copyText(code))) return
    setCopied(true)
    announce(t('copied'))
  }
  return (
    <div className="flex items-center justify-between gap-3 border-t border-line bg-tide-soft py-2 pr-2 pl-4">
      <output className="text-figure font-display tracking-[0.12em]">{code}</output>
      <button
        type="button"
        onClick={() => void copy()}
        aria-label={copied ? undefined : t('copyCode', { code })}
        className="inline-flex min-h-11 items-center gap-1.5 rounded-control bg-tide px-4 text-small font-strong text-on-tide transition-colors hover:bg-tide-strong"
      >
        {copied ? <CheckIcon size={18} /> : <CopyIcon size={18} />}
        {t(copied ? 'copied' : 'copy')}
      </button>
    </div>
  )
}
