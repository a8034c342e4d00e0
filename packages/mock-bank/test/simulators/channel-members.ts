import type { ChannelOptions } from '../../src/bank/options.ts'
import type { OutsideChannels } from '../../simulators/channels.ts'
import { bankKeys, networkKeys } from './members.ts'

const alipay = { appId: '2021000000000001', sellerId: '2088102146225135' }

const wechatPay = {
  ...{ appId: 'wx1234567890abcdef', mchId: '1900000001' },
  serialNo: '3775B6A45ACD588826D15E583A95F5DD00000001',
  apiV3Key: '0123456789abcdef0123456789abcdef',
}
const platformSerial = '5157F09EFDC096DE15EBE81A47057A7200000001'

/** What the bank knows of the companies through which payers pay. In tests they all share one key, as does the bank with them. */
export const bankChannels = {
  alipay: {
    ...alipay,
    privateKey: bankKeys.privateKey,
    alipayPublicKey: networkKeys.publicKey,
    timeoutMs: 1_000,
  },
  wechatPay: {
    ...wechatPay,
    privateKey: bankKeys.privateKey,
    platformPublicKeys: { [platformSerial]: networkKeys.publicKey },
    timeoutMs: 1_000,
  },
} satisfies ChannelOptions

/** What those companies know of the bank. */
export const outsideChannels = {
  alipay: {
    privateKey: networkKeys.privatePem,
    members: {
      [alipay.appId]: {
        name: '钱塘银行',
        sellerId: alipay.sellerId,
        publicKey: bankKeys.publicPem,
      },
    },
  },
  wechatPay: {
    ...{ platformPrivateKey: networkKeys.privatePem, platformSerial },
    merchants: {
      [wechatPay.mchId]: {
        ...{ name: '钱塘银行', appIds: [wechatPay.appId], appSecret: 'secret-of-the-app' },
        ...{ serialNo: wechatPay.serialNo, apiV3Key: wechatPay.apiV3Key },
        publicKey: bankKeys.publicPem,
      },
    },
  },
} satisfies OutsideChannels
