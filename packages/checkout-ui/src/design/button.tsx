import type { ComponentProps, ReactNode } from 'react'
import { useDesignText } from './locales/use-design-text.ts'
import { Spinner } from './spinner.tsx'
import { useHydrated } from './use-hydrated.ts'

const shape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-control text-center transition-[background-color,border-color,color,scale] select-none active:scale-[0.985] disabled:active:scale-100 aria-disabled:active:scale-100'

const looks = {
  primary:
    'min-h-13 w-full border border-transparent bg-tide px-5 py-3 font-strong text-on-tide hover:bg-tide-strong disabled:bg-line disabled:text-ink-2 aria-disabled:bg-tide',
  quiet:
    'min-h-13 w-full border border-field bg-surface px-5 py-3 font-strong text-ink hover:border-tide hover:bg-tide-soft disabled:border-line disabled:text-ink-3',
  plain: 'px-3 py-2 text-small text-tide hover:text-tide-strong hover:underline underline-offset-4',
} as const

export type ButtonLook = keyof typeof looks

export const buttonClass = (look: ButtonLook) => `${shape} ${looks[look]}`

interface ButtonProps extends ComponentProps<'button'> {
  look?: ButtonLook
  /** At work: keeps its place and its focus, but does nothing more when pressed again. */
  busy?: boolean
}

export function Button({
  look = 'primary',
  busy = false,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const deaf = !useHydrated()
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(look)}
      aria-disabled={busy || deaf || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <BusyLabel>{children}</BusyLabel> : children}
    </button>
  )
}

/** A link that looks like a button: it leaves the page, so it is a link. */
export function ButtonLink({
  look = 'primary',
  children,
  ...rest
}: ComponentProps<'a'> & { look?: ButtonLook }) {
  return (
    <a {...rest} className={buttonClass(look)}>
      {children}
    </a>
  )
}

function BusyLabel({ children }: { children: ReactNode }) {
  const t = useDesignText()
  return (
    <>
      <Spinner />
      <span className="sr-only">{t('design.working')}</span>
      {children}
    </>
  )
}
