import { useCallback } from 'react'
import { useText } from '../locales/use-text.ts'

/** What an app is called in the reader's language. */
export function useAppName(): (name: string) => string {
  const t = useText()
  return useCallback(
    (name) => {
      if (name === 'alipay') return t('app.alipay')
      if (name === 'wechat') return t('app.wechat')
      return name === 'unionpay' ? t('app.unionpay') : name
    },
    [t],
  )
}
