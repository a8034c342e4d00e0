import { Button, ButtonLink, type ButtonLook } from '../design/button.tsx'
import { useText } from './locales/use-text.ts'
import { goInstead, usePlace } from './place.ts'

/** Whether there is a way out of the wallet, and which: the address it was given, or the checkout beside it. */
export function useWayBack(): { kind: 'link'; url: URL } | { kind: 'close' } | undefined {
  const { returnUrl } = usePlace()
  if (returnUrl) return { kind: 'link', url: returnUrl }
  // The checkout opens the wallet in a window beside itself and goes on when it is looked at again.
  return window.opener === null ? undefined : { kind: 'close' }
}

/** Back to where the user came from, named plainly: the address alone says who that is. */
export function WayBack({ look = 'primary' }: { look?: ButtonLook }) {
  const t = useText()
  const way = useWayBack()
  if (!way) return null
  if (way.kind === 'close') {
    return (
      <Button look={look} onClick={() => window.close()}>
        {t('wayBack.checkout')}
      </Button>
    )
  }
  return (
    <ButtonLink look={look} href={way.url.href}>
      <span className="wrap-anywhere">{t('wayBack.to', { host: way.url.host })}</span>
    </ButtonLink>
  )
}

/** The ways on from a last screen: out of the wallet where there is a way out, and to its first page. */
export function Ways() {
  const t = useText()
  const way = useWayBack()
  return (
    <>
      <WayBack />
      <Button look={way ? 'quiet' : 'primary'} onClick={() => goInstead('home')}>
        {t('toHome')}
      </Button>
    </>
  )
}
