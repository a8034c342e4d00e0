import { readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Links } from '../ledger/index.ts'

const Ends = z.record(
  z.string().regex(/^\d{1,4}$/),
  z.strictObject({ seq: z.int().min(0), link: z.string().regex(/^[\da-f]{64}$/) }),
)

/** Where each lane ended when it was last looked at; nothing where nobody has looked. */
export const readEnds = async (file: string): Promise<Links> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}'
    throw error
  })
  const ends = Ends.safeParse(parsed(text))
  if (!ends.success) throw new Error(`${file} is not a file that verify has written.`)
  return new Map(
    Object.entries(ends.data).map(([lane, { seq, link }]) => [
      Number(lane),
      { seq, link: Buffer.from(link, 'hex') },
    ]),
  )
}

/** Replaces the file at once, so that there is always a whole one. */
export const writeEnds = async (file: string, ends: Links): Promise<void> => {
  const lines = [...ends].map(([lane, { seq, link }]) => [
    lane,
    { seq, link: link.toString('hex') },
  ])
  await writeFile(`${file}.new`, `${JSON.stringify(Object.fromEntries(lines), null, 2)}\n`)
  await rename(`${file}.new`, file)
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
