/** Where a phone's browser goes to be led into the app: beside the door the order was opened at. */
export const h5UrlOf = (opening: URL, prepayId: string): string => {
  const link = new URL(opening.pathname.replace(/\/v3\/.*$/, '/checkmweb'), opening.origin)
  link.search = new URLSearchParams({ prepay_id: prepayId }).toString()
  return link.href
}
