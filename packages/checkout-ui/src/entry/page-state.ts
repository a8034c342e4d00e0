/** Where the bank puts what it has drawn a page with. */
export const pageStateId = 'page-state'

/** What the bank drew this page with; nothing where it was served as a plain file. */
export function readPageState(): unknown {
  const text = document.getElementById(pageStateId)?.textContent
  return text ? JSON.parse(text) : undefined
}
