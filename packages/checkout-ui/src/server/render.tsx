import { renderToString } from 'react-dom/server'
import { translator } from '../i18n/translate.ts'
import { PayApp } from '../pay/app.tsx'
import { messages as english } from '../pay/locales/en.ts'
import type { PayMessages } from '../pay/locales/use-text.ts'
import { messages as chinese } from '../pay/locales/zh-CN.ts'
import { messages as traditional } from '../pay/locales/zh-TW.ts'
import { pageTitle } from '../pay/page-title.ts'
import type { PayState } from '../pay/pay-state.ts'
import { screenOf } from '../pay/screen-of.ts'

export interface Rendered {
  html: string
  title: string
}

export const catalogues = { 'zh-CN': chinese, 'zh-TW': traditional, en: english }

/** Draws the checkout as it will look in the browser before its script has run. */
export function render(state: PayState): Rendered {
  const catalogue = catalogues[state.locale]
  const html = renderToString(
    <PayApp
      locale={state.locale}
      catalogue={catalogue}
      load={async (locale) => catalogues[locale]}
      state={state}
      checkoutSessionId={state.checkoutSessionId}
      // Behind the `#`, where no server looks.
      secret={() => undefined}
    />,
  )
  return { html, title: titleOf(state) }
}

function titleOf({ locale, bill }: PayState): string {
  const t = translator<PayMessages>(locale, catalogues[locale])
  if (!bill) return t('title.broken')
  return pageTitle(t, bill, screenOf({ bill, session: null, access: 'pending' }))
}
