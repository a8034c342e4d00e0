import { join } from 'node:path'
import { type BankOptions, createBank, type QiantangBank } from '@qiantang/mock-bank'
import { serveBank, type StartPage } from '@qiantang/mock-bank/server'
import { serveSimulators } from '../../packages/mock-bank/simulators/index.ts'
import { root } from '../workspace.ts'
import { channelsWith } from './channels.ts'
import type { NetworkKeys } from './network-keys.ts'

export interface HouseOptions {
  bankPort: number
  simulatorsPort: number
  networkKeys: NetworkKeys
  /** Folder in which the simulated companies remember what they booked. @default in memory only */
  journalDir?: string
  /** What is made in the bank before it answers; what the start page shows comes out of it. */
  furnish?: (bank: QiantangBank, simulatorsUrl: string) => Promise<StartPage>
  /** Puts somebody between the bank and those who ask it. */
  overhear?: (bank: QiantangBank) => QiantangBank
  bank: Pick<
    BankOptions,
    'dataDir' | 'databaseUrl' | 'writeLog' | 'onFault' | 'limits' | 'checkReplies'
  >
}

/** The bank and the world around it, answering. Shops are opened by whoever has one. */
export interface House {
  bank: QiantangBank
  bankUrl: string
  simulatorsUrl: string
  close(): Promise<void>
}

const merId = '777290058110048'
const certId = '68759663125'

/** Opens the bank, serves it with its pages, and puts the simulated outside world beside it. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { bankPort, simulatorsPort, networkKeys, journalDir } = options
  // A name and not an address: passkeys want one.
  const bankUrl = `http://localhost:${bankPort}`
  const channels = channelsWith(networkKeys)
  const simulators = await serveSimulators({
    networkPrivateKey: networkKeys.network.privateKey,
    members: { [merId]: networkKeys.bank.publicKey },
    bankUrl,
    channels: channels.outside,
    pagesDir: join(root, 'packages', 'mock-bank', 'dist', 'pages', 'client'),
    port: simulatorsPort,
    ...(journalDir !== undefined && { journalDir }),
  })
  try {
    const bank = await createBank({
      ...options.bank,
      origin: bankUrl,
      simulatorsUrl: simulators.url,
      cardNetwork: {
        merId,
        certId,
        privateKey: networkKeys.bank.privateKey,
        networkPublicKey: networkKeys.network.publicKey,
      },
      channels: channels.bank,
    })
    const { overhear = (asked) => asked } = options
    const close = await serve(overhear(bank), async () => options.furnish?.(bank, simulators.url))
    return {
      bank,
      bankUrl,
      simulatorsUrl: simulators.url,
      close: async () => {
        await close()
        await simulators.close()
      },
    }
  } catch (error) {
    await simulators.close()
    throw error
  }
}

/** Answers with the way to close the bank again. */
async function serve(
  bank: QiantangBank,
  furnish: () => Promise<StartPage | undefined>,
): Promise<() => Promise<void>> {
  try {
    const startPage = await furnish()
    const server = await serveBank(bank, startPage === undefined ? {} : { startPage })
    bank.start()
    return async () => {
      await server.close()
      await bank.close()
    }
  } catch (error) {
    await bank.close()
    throw error
  }
}
