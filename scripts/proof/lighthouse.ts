import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '@qiantang/sdk/contract'
import { bearer, callerAt } from '../../e2e/house/call.ts'
import { browserPath, launchOptions } from '../browser.ts'
import { moveIn } from '../house/move-in.ts'
import { runTool } from '../run.ts'
import { root } from '../workspace.ts'

/** What Lighthouse found in the checkout on a phone: scores of 100, and how far things moved. The median of the runs. */
export interface PhoneVisit {
  performance: number
  accessibility: number
  bestPractices: number
  layoutShift: number
  runs: number
}

interface Report {
  categories: Record<'performance' | 'accessibility' | 'best-practices', { score: number | null }>
  audits: { 'cumulative-layout-shift': { numericValue?: number } }
}

const runs = 5

let visited: Promise<PhoneVisit> | undefined

/** Opens the checkout of an order on Lighthouse's phone: a processor slowed down four times, slow 4G. */
export const phoneVisit = (): Promise<PhoneVisit> => (visited ??= visit())

const visit = async (): Promise<PhoneVisit> => {
  const house = await moveIn()
  try {
    const url = await newCheckout(house.bankUrl)
    const reports: Report[] = []
    for (let run = 1; run <= runs; run++) reports.push(await look(url))
    const score = (name: keyof Report['categories']) =>
      Math.round(median(reports.map(({ categories }) => categories[name].score ?? 0)) * 100)
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      layoutShift: median(
        reports.map(({ audits }) => audits['cumulative-layout-shift'].numericValue ?? Infinity),
      ),
      runs,
    }
  } finally {
    await house.leave()
  }
}

const newCheckout = async (bankUrl: string): Promise<string> => {
  const { key } = await callerAt(bankUrl)(contract.sandboxRealms.create, { body: {} })
  const asTester = callerAt(bankUrl, bearer(key))
  const { secretKey } = await asTester(contract.sandboxApps.create, { body: { name: '青芽茶铺' } })
  const asShop = callerAt(bankUrl, bearer(secretKey))
  const { id: orderId } = await asShop(contract.orders.create, {
    body: { reference: 'P1', amount: 68_00, description: '明前龙井 50 克' },
  })
  const { url } = await asShop(contract.checkoutSessions.create, {
    body: { orderId, returnUrl: 'https://shop.example/' },
  })
  return url
}

const look = async (url: string): Promise<Report> => {
  const file = join(root, '.cache', 'lighthouse.json')
  const { args, env } = await launchOptions()
  const { ok, output } = await runTool(
    'lighthouse',
    [
      url,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      '--only-categories=performance,accessibility,best-practices',
      `--chrome-flags=--headless=new ${args.join(' ')}`,
    ],
    { env: { ...env, CHROME_PATH: await browserPath() } },
  )
  if (!ok) throw new Error(`Lighthouse failed: ${output.slice(-400)}`)
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  rmSync(file)
  return report
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
