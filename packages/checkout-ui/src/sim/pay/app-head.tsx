import type { PayApp } from './apps.ts'
import { useAppName } from './use-app-name.ts'

/** The head of an app that pays: its colour, its mark, its name. */
export function AppHead({ app: { name, Mark, colour } }: { app: PayApp }) {
  const appName = useAppName()
  return (
    <header className="sticky top-0 z-10 shrink-0 bg-paper tablet:static">
      <div aria-hidden="true" className={`h-1.5 ${colour}`} />
      <div className="flex items-center gap-3 border-b border-line px-5 py-3">
        <Mark />
        <h1 className="text-title">{appName(name)}</h1>
      </div>
    </header>
  )
}
