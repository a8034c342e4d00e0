import type { ShopLine } from '../../elements/line/open-line.ts'

/** Tells the page around how high the page is. The sheet of a question lies over it and makes it no higher, whatever is typed there. */
export function tellHeight({ say, ready }: ShopLine): () => void {
  const page = document.getElementById('root')
  if (!page) return () => {}
  let last = 0
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(page.getBoundingClientRect().height)
    if (height === last) return
    last = height
    say({ says: 'size', height })
    ready()
  })
  observer.observe(page)
  return () => observer.disconnect()
}
