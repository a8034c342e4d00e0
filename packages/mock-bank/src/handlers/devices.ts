import { listDevices } from '../apps/devices.ts'
import { toTimestamp } from '../kernel/time.ts'
import type { Handlers } from './handler.ts'

export const devices: Handlers['devices'] = {
  list: async (bank, { caller }) => {
    const found = await listDevices(bank, caller)
    return {
      items: found.map((device) => ({
        ...device,
        isCurrent: device.id === caller.device?.id,
        firstSeenAt: toTimestamp(device.firstSeenAt),
        lastSeenAt: toTimestamp(device.lastSeenAt),
      })),
      nextCursor: null,
    }
  },
}
