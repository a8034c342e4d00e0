import type { StatementLine } from '@qiantang/sdk/contract'
import { useState } from 'react'
import { LineRow } from './line-row.tsx'
import { LineSheet } from './line-sheet.tsx'

/** Which line is looked at closely. It stays drawn while its sheet leaves. */
export function useLineSheet() {
  const [line, setLine] = useState<StatementLine>()
  const [open, setOpen] = useState(false)
  const look = (next: StatementLine) => {
    setLine(next)
    setOpen(true)
  }
  return { look, sheet: <LineSheet line={line} open={open} onClose={() => setOpen(false)} /> }
}

/** Movements one below the other. */
export function Lines(props: {
  lines: readonly StatementLine[]
  dated?: boolean
  onOpen: (line: StatementLine) => void
}) {
  const { lines, dated = false, onOpen } = props
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => (
        <LineRow key={line.id} line={line} dated={dated} onOpen={onOpen} />
      ))}
    </ul>
  )
}
