import type { CheckoutLocale } from '../generated/types.ts'

/** Puts a plain link to the checkout where its frame would be. Answers with the way to take it out. */
export const linkInPlace = (
  node: Element,
  href: string,
  locale: CheckoutLocale | null,
): (() => void) => {
  const link = document.createElement('a')
  link.href = href
  link.target = '_top'
  link.textContent = (locale ?? navigator.language).startsWith('zh')
    ? '前往银行收银台付款'
    : 'Pay at the bank'
  node.append(link)
  return () => link.remove()
}
