import type { AppUser } from '../customers/index.ts'
import { type Slot, slotOf } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** Where what a user reports belongs: they may have no account yet. */
export const slotOfReports = ({ vault }: Pick<Kernel, 'vault'>, { app, userId }: AppUser): Slot =>
  slotOf(vault.key('slot'), app.id, userId)
