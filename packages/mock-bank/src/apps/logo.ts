import { createHash } from 'node:crypto'

import type { Queryable } from '../kernel/database/index.ts'
import { invalidField } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type PictureType, readPicture } from './picture.ts'

/** A merchant's picture, read and found to be one. */
export interface Logo {
  type: PictureType
  bytes: Buffer
}

const mostBytes = 48 * 1024
const sides = { least: 32, most: 1024 }
const endings = { 'image/png': 'png', 'image/jpeg': 'jpg' } as const

/**
 * Reads a logo as a merchant sends it. What a data URI says of its type is not believed: the picture itself says it.
 *
 * @throws {BankError} `invalid_field`
 */
export const readLogo = (dataUri: string): Logo => {
  const bytes = Buffer.from(dataUri.slice(dataUri.indexOf(',') + 1), 'base64')
  if (bytes.length > mostBytes) throw invalidField('logo', 'Expected at most 48 KiB.')
  const picture = readPicture(bytes)
  if (!picture || !dataUri.startsWith(`data:${picture.type};`))
    throw invalidField('logo', 'Expected a PNG or JPEG that is what its type says.')
  const { type, width, height } = picture
  if ([width, height].some((side) => side < sides.least || side > sides.most))
    throw invalidField('logo', `Expected 32 to 1024 pixels each way, and not ${width} × ${height}.`)
  return { type, bytes }
}

/** Keeps an app's logo in place of the one before, and answers the name it is served under. */
export const keepLogo = async (
  on: Queryable,
  appId: string,
  logo: Logo | null,
): Promise<string | null> => {
  await on`delete from app_logos where app_id = ${appId}`
  if (logo === null) return null
  // Of the app too: what one merchant shows tells nothing of another.
  const digest = createHash('sha256').update(appId).update(logo.bytes).digest('hex').slice(0, 40)
  const name = `${digest}.${endings[logo.type]}`
  await on`insert into app_logos ${on({ appId, name, bytes: logo.bytes })}`
  return name
}

/** The logo served under a name. */
export const findLogo = async (
  bank: Pick<Kernel, 'sql'>,
  name: string,
): Promise<{ type: PictureType; bytes: Uint8Array<ArrayBuffer> } | null> => {
  const [row] = await bank.sql<{ bytes: Uint8Array }[]>`
    select bytes from app_logos where name = ${name}`
  const type = name.endsWith('.png') ? 'image/png' : 'image/jpeg'
  return row ? { type, bytes: new Uint8Array(row.bytes) } : null
}

/** Where a browser finds the logo of an app. */
export const logoUrlOf = (origin: string, { logo }: { logo: string | null }): string | null =>
  logo === null ? null : `${origin}/logos/${logo}`
