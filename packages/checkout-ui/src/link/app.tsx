import { Announcer } from '../design/announcer.tsx'
import type { Catalogue } from '../i18n/catalogue.ts'
import { LanguageProvider, type LoadCatalogue } from '../i18n/language.tsx'
import { checkoutLocales } from '../i18n/locale.ts'
import { LinkPage } from './link-page.tsx'
import type { LinkState } from './link-state.ts'
import { BrokenLink, EndedLink } from './no-link.tsx'

export interface LinkAppProps {
  state: LinkState
  catalogue: Catalogue
  load: LoadCatalogue
}

/** A payment link; the same on the server and in the browser. */
export function LinkApp({ state: { locale, link }, catalogue, load }: LinkAppProps) {
  return (
    <LanguageProvider locale={locale} catalogue={catalogue} load={load} spoken={checkoutLocales}>
      <Announcer>
        {link === null && <BrokenLink />}
        {link?.status === 'active' && <LinkPage link={link} />}
        {link && link.status !== 'active' && <EndedLink link={link} />}
      </Announcer>
    </LanguageProvider>
  )
}
