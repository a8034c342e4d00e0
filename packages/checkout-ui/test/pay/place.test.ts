import { expect, test } from 'vitest'
import { placeOf } from '../../src/pay/environment/place.ts'

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const android =
  'Mozilla/5.0 (Linux; Android 15; PHK110 Build/UKQ1; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.103 Mobile Safari/537.36'

test.each([
  ['phone', 'Safari on iPhone', `${iphone} Version/18.5 Mobile/15E148 Safari/604.1`],
  ['phone', 'Chrome on Android', android.replace('; wv', '')],
  [
    'phone',
    'the browser of HarmonyOS',
    'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0 Safari/537.36 ArkWeb/4.1 Mobile',
  ],
  [
    'wechat',
    'WeChat on iPhone',
    `${iphone} Mobile/15E148 MicroMessenger/8.0.60(0x18003c30) NetType/WIFI Language/zh_CN`,
  ],
  [
    'wechat',
    'WeChat on Android',
    `${android} XWEB/1300 MMWEBSDK/20250201 MicroMessenger/8.0.58.2840 WeChat/arm64`,
  ],
  [
    'alipay',
    'Alipay on iPhone',
    `${iphone} Mobile/22F76 Ariver/1.1.0 AliApp(AP/10.7.10) Nebula AlipayDefined(nt:WIFI) AlipayClient/10.7.10 Language/zh-Hans`,
  ],
  [
    'alipay',
    'Alipay on Android',
    `${android} UCBS/3.22 NebulaSDK/1.8 AliApp(AP/10.7.10) AlipayClient/10.7.10`,
  ],
  [
    'unionpay',
    'UnionPay’s app on iPhone',
    `${iphone} Mobile/22F76 (com.unionpay.chsp) (cordova 4.5.4) (updebug 0) (version 1033) UnionPay/1.0 CloudPay`,
  ],
  [
    'unionpay',
    'UnionPay’s app on Android',
    `${android} (com.unionpay.mobilepay) (cordova 7.0.0) UnionPay/1.0 CloudPay`,
  ],
  [
    'desktop',
    'Chrome on Windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  ],
  [
    'desktop',
    'Firefox on Linux',
    'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
  ],
  [
    'desktop',
    'WeChat on Windows, whose payer scans as at any desk',
    'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 Chrome/122.0 Safari/537.36 MicroMessenger/7.0.20.1781(0x6700143B) NetType/WIFI MiniProgramEnv/Windows WindowsWechat',
  ],
  ['desktop', 'nothing at all', ''],
] as const)('%s: %s', (place, _, userAgent) => {
  expect(placeOf(userAgent)).toBe(place)
})
