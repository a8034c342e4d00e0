export type Theme = 'light' | 'dark'

/** The theme an address asks for (`?theme=dark`), if it does; otherwise the system decides. */
export function themeOf(search: string): Theme | undefined {
  const theme = new URLSearchParams(search).get('theme')
  return theme === 'light' || theme === 'dark' ? theme : undefined
}

/** A merchant whose colours hold by one light only has settled on that. */
export function applyTheme(theme: Theme | undefined) {
  const { dataset } = document.documentElement
  if (theme && !('settled' in dataset)) dataset['theme'] = theme
}

/** To the other theme; the address carries the choice over a reload, nothing is stored. */
export function switchTheme() {
  const next = (themeOf(location.search) ?? systemTheme()) === 'dark' ? 'light' : 'dark'
  const url = new URL(location.href)
  url.searchParams.set('theme', next)
  history.replaceState(history.state, '', url)
  applyTheme(next)
}

const systemTheme = (): Theme =>
  matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
