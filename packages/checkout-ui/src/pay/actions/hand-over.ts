import type { NextAction } from '@qiantang/sdk/contract'
import { follow } from './go-to.ts'

type OpenApp = Extract<NextAction, { type: 'open_app' }>

/** What the apps put into the pages they show, by which a page hands them a payment. */
interface AppBridges {
  WeixinJSBridge?: { invoke: (call: string, parameters: unknown) => void }
  AlipayJSBridge?: { call: (call: string, parameters: unknown) => void }
}

/**
 * Hands a payment to the app around the page, or else opens the app by its address. What the app says of it afterwards
 * proves nothing, so nobody listens: the bank is asked.
 */
export function handOver({ url, handoff }: OpenApp) {
  if (handoff !== null && passToHost(handoff)) return
  if (url !== null) follow(url)
}

/** Whether there is an app around the page that takes it. */
function passToHost(handoff: string): boolean {
  const { WeixinJSBridge, AlipayJSBridge } = globalThis as AppBridges
  if (WeixinJSBridge) WeixinJSBridge.invoke('getBrandWCPayRequest', JSON.parse(handoff))
  else if (AlipayJSBridge) AlipayJSBridge.call('tradePay', { orderStr: handoff })
  else return false
  return true
}
