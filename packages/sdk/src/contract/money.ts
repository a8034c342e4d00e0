import { z } from 'zod'

/** An amount a request may carry: whole fen, 1 to 10¹⁰. */
export const Fen = z
  .int()
  .min(1)
  .max(10_000_000_000)
  .meta({ id: 'Fen', description: 'Whole fen (1/100 yuan).', examples: [8850] })

/**
 * The most one payment may be that asks for no PIN, in fen: 1,000 yuan, the usual line for small
 * payments without one (小额免密). Users choose their own below it.
 */
export const noPinCeiling = 1_000_00

/** An amount the bank answers with: whole fen, may be zero or negative. */
export const FenBalance = z.int().meta({ id: 'FenBalance', description: 'Whole fen (1/100 yuan).' })

export const Currency = z.literal('CNY').meta({ id: 'Currency' })
