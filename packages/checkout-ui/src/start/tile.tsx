import type { ReactNode } from 'react'
import { Card } from '../design/card.tsx'

interface TileProps {
  /** Who one is on this way in. */
  role: string
  title: string
  children: ReactNode
}

/** One way in. */
export function Tile({ role, title, children }: TileProps) {
  return (
    <section className="min-w-0">
      <Card className="flex h-full flex-col p-5 tablet:p-6">
        <p className="text-caption text-tide">{role}</p>
        <h2 className="mt-0.5 text-title">{title}</h2>
        {children}
      </Card>
    </section>
  )
}
