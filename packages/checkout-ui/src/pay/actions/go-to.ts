import type { NextAction } from '@qiantang/sdk/contract'

type Redirect = Extract<NextAction, { type: 'redirect' }>

/**
 * Leaves for a channel's own page, out of any frame the checkout is in: a channel shows itself in none. A form is sent
 * as it was given, field for field.
 */
export function goTo({ url, fields }: Redirect) {
  if (fields) post(url, fields)
  else follow(url)
}

/** As a payer follows a link, so that an app that owns the address may answer to it. */
export function follow(url: string) {
  const link = document.createElement('a')
  link.href = url
  link.target = '_top'
  link.rel = 'noreferrer'
  link.click()
}

function post(url: string, fields: Record<string, string>) {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = url
  form.target = '_top'
  for (const [name, value] of Object.entries(fields)) form.append(hiddenField(name, value))
  document.body.append(form)
  form.submit()
  form.remove()
}

function hiddenField(name: string, value: string): HTMLInputElement {
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  field.value = value
  return field
}
