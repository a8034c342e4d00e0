import { type Context, Hono } from 'hono'

import { isPayer } from '../payers.ts'
import { findPrepaid, type House } from './house.ts'
import type { OpenIdCodes } from './open-ids.ts'
import type { WechatPayOptions } from './options.ts'
import { asOf } from './order.ts'
import { codeUrlOf } from './prepay-id.ts'

interface Surroundings {
  houseOf: (realm: string) => House
  options: WechatPayOptions
  codes: OpenIdCodes
  wall: () => Date
}

const h5LivesMs = 300_000

/**
 * What a browser meets of WeChat: the page between H5 and the app (`…/checkmweb`), and, inside the app, who the payer is
 * to a page (`…/connect/oauth2/authorize`, then `…/sns/oauth2/access_token` for the page's server).
 */
export function createBrowser({ houseOf, options, codes, wall }: Surroundings): Hono {
  const browser = new Hono()

  browser.get('/checkmweb', (c) => {
    const house = houseOf(realmOf(c))
    const order = findPrepaid(house, c.req.query('prepay_id') ?? '')
    if (!order || order.tradeType !== 'MWEB') return c.text('商家参数格式有误，请联系商家解决', 404)
    const age = house.now().getTime() - Date.parse(order.createdAt)
    if (age > h5LivesMs || asOf(order, house.now()).state === 'CLOSED')
      return c.text('支付请求已失效，请重新发起支付', 410)

    const returnUrl = c.req.query('redirect_url')
    if (isWebUrl(returnUrl)) house.orders.save({ ...order, returnUrl })
    const bill = new URLSearchParams({ app: 'wechat', code: codeUrlOf(order.prepayId) })
    return c.redirect(`/sim#${bill}`)
  })

  browser.get('/connect/oauth2/authorize', (c) => {
    const {
      appid = '',
      redirect_uri,
      response_type,
      scope,
      state = '',
      payer = 'ordinary',
    } = c.req.query()
    const isKnown = Object.values(options.merchants).some(({ appIds }) => appIds.includes(appid))
    const isAsked = response_type === 'code' && scope === 'snsapi_base'
    if (!isKnown || !isAsked || !isWebUrl(redirect_uri) || !isPayer(payer))
      return c.text('参数错误', 400)

    const back = new URL(redirect_uri)
    back.searchParams.set('code', codes.give(appid, payer, wall()))
    back.searchParams.set('state', state)
    return c.redirect(back.href)
  })

  browser.get('/sns/oauth2/access_token', (c) => {
    const { appid = '', secret = '', code = '', grant_type } = c.req.query()
    const merchant = Object.values(options.merchants).find(({ appIds }) => appIds.includes(appid))
    if (merchant?.appSecret !== secret)
      return c.json({ errcode: 40125, errmsg: 'invalid appsecret' })
    const openid = grant_type === 'authorization_code' && codes.take(appid, code, wall())
    return openid
      ? c.json({ openid, scope: 'snsapi_base', expires_in: 7_200 })
      : c.json({ errcode: 40029, errmsg: 'invalid code' })
  })

  return browser
}

const isWebUrl = (text: string | undefined): text is string =>
  text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

const realmOf = (c: Context): string => (c as Context<object, '/:realm'>).req.param('realm')
