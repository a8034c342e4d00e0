import type { Kernel } from './kernel.ts'
import type { Queryable } from './database/index.ts'

type Keys = Pick<Kernel, 'sql' | 'vault' | 'wall'>

/** Has this process seal with the generation of data keys in use. What was sealed before opens all the same. */
export const followDataKeys = async ({
  sql,
  vault,
}: Pick<Keys, 'sql' | 'vault'>): Promise<void> => {
  vault.sealWith(await versionIn(sql))
}

/** Brings a new generation of data keys into use; other processes follow within seconds. */
export const renewDataKeys = async (bank: Keys): Promise<number> => {
  const version = await bank.sql.begin(async (tx) => {
    const next = (await versionIn(tx)) + 1
    await tx`insert into data_keys ${tx({ version: next, recordedAt: bank.wall() })}`
    return next
  })
  bank.vault.sealWith(version)
  return version
}

const versionIn = async (on: Queryable): Promise<number> => {
  const [row] = await on<{ version: number | null }[]>`
    select max(version)::int as version from data_keys`
  return row?.version ?? 1
}
