import type { ReactNode } from 'react'

/** A sheet of surface on paper, for a few things that belong together. */
export function Card({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <div className={`rounded-card border border-rim bg-surface shadow-float ${className}`}>
      {children}
    </div>
  )
}

/** Names on the left, values on the right, one line a fact where it fits. */
export function Facts({ facts }: { facts: { name: string; value: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line">
      {facts.map(({ name, value }) => (
        <div
          key={name}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 py-3"
        >
          <dt className="shrink-0 text-small text-ink-2">{name}</dt>
          <dd className="ms-auto min-w-0 text-end wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
