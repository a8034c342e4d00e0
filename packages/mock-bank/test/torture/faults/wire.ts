import { setTimeout as sleep } from 'node:timers/promises'
import { nothingMissing, type Fault } from '../scene.ts'

export const cutAnswers: Fault = {
  name: 'cut',
  claim: 'connections to PostgreSQL are cut, some in the middle of an answer',
  missing: nothingMissing,
  overWire: true,
  strike: async ({ wire }) => {
    const before = wire!.cuts
    for (let i = 0; i < 20; i++) {
      wire!.cutOne()
      await sleep(Math.random() * 60)
    }
    const cuts = wire!.cuts - before
    return cuts > 0 ? `cut ${cuts} connections` : ''
  },
}

export const halfOpen: Fault = {
  name: 'half-open',
  claim: 'for a while nothing passes between bank and PostgreSQL, and then the line is dead',
  missing: nothingMissing,
  overWire: true,
  strike: async ({ wire }) => {
    const before = wire!.cuts
    wire!.hold()
    await sleep(1000 + Math.random() * 2000)
    wire!.cutAll()
    wire!.pass()
    const cuts = wire!.cuts - before
    return cuts > 0 ? `held ${cuts} connections, then cut them` : ''
  },
}

export const slowAnswers: Fault = {
  name: 'slow',
  claim: 'every word between bank and PostgreSQL is late, and connections are cut on the way',
  missing: nothingMissing,
  overWire: true,
  strike: async ({ wire }) => {
    const before = wire!.cuts
    wire!.pass(20 + Math.random() * 60)
    await sleep(800)
    wire!.cutAll()
    await sleep(400)
    wire!.pass()
    const cuts = wire!.cuts - before
    return cuts > 0 ? `slowed and cut ${cuts} connections` : ''
  },
}
