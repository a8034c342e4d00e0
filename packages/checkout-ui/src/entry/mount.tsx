import { StrictMode, type ReactNode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'

/** Takes over the page: what the server drew where it did, otherwise from nothing. */
export function mount(page: ReactNode) {
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no #root.')
  document.querySelector('.stalled')?.remove()
  const strict = <StrictMode>{page}</StrictMode>
  if (root.hasChildNodes()) hydrateRoot(root, strict)
  else createRoot(root).render(strict)
}
