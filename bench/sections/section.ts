import type { BenchOptions } from '../options.ts'

/** Figures by name, nested as `latest.json` has them. */
export type Figures = { [name: string]: number | string | boolean | null | Figures }

/** A part of the bench that can be run alone. */
export interface Section {
  name: string
  measure: (options: BenchOptions) => Promise<Figures>
}
