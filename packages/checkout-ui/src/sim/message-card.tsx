import type { Message } from '@qiantang/sdk/contract'
import { Card } from '../design/card.tsx'
import { TideMark } from '../design/marks/pay-marks.tsx'
import { deadlineText } from '../design/time.ts'
import { useLanguage } from '../i18n/language.tsx'
import { CopyCode } from './copy-code.tsx'
import { useText } from './locales/use-text.ts'
import { mobileText } from './mobile-text.ts'

/** One SMS: from whom, to which number, when, what it says, and its code in large. */
export function MessageCard({ message, fresh }: { message: Message; fresh: boolean }) {
  const t = useText()
  const { locale } = useLanguage()
  return (
    <li className={fresh ? 'animate-rise' : ''}>
      <article>
        <header className="flex items-center gap-2.5 px-1 pb-2 [&_svg]:size-8">
          <TideMark />
          <div className="min-w-0 grow">
            <h2 className="flex items-center gap-2 text-small font-strong">
              {t('sender')}
              {fresh && (
                <span className="rounded-full bg-tide px-2 text-caption text-on-tide">
                  {t('new')}
                </span>
              )}
            </h2>
            <p className="text-caption text-ink-2">
              {t('sentTo', { mobile: mobileText(message.mobile) })}
            </p>
          </div>
          <time dateTime={message.sentAt} className="shrink-0 text-caption text-ink-2">
            {deadlineText(message.sentAt, locale)}
          </time>
        </header>
        <Card className="overflow-hidden">
          <p lang="zh-CN" className="px-4 pt-3.5 pb-3 wrap-anywhere">
            {message.text}
          </p>
          {message.code && <CopyCode code={message.code} />}
        </Card>
      </article>
    </li>
  )
}
