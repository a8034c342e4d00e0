/**
 * The checkout session a payer came back from, by the page's address; null on any other page.
 * Ask your own server how it stands.
 */
export const returnedSession = (href: string = window.location.href): string | null => {
  const id = new URL(href).searchParams.get('checkout_session')
  return id !== null && /^cos_[0-9A-HJKMNP-TV-Z]{26}$/.test(id) ? id : null
}
