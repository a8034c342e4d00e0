import { checkoutPage } from '../checkout/checkout-page.ts'
import { titleOf, type Visit } from '../visit.ts'
import { welcomePage } from '../wallet/welcome-page.ts'

/** What the shop sells, by the names it shows. */
export const products = {
  longjing: { 'zh-CN': '明前龙井 50 克', en: 'Early Longjing, 50 g' },
  jiuqu: { 'zh-CN': '九曲红梅 50 克', en: 'Jiuqu red plum, 50 g' },
  chahe: { 'zh-CN': '青瓷茶荷', en: 'Celadon tea scoop' },
} as const

export type Product = keyof typeof products

export type ShelfPage = ReturnType<typeof shelfPage>

/** The shelf of the shop. */
export const shelfPage = (visit: Visit) => {
  const { page, say } = visit
  const nameOf = (product: Product) => say(products[product]['zh-CN'], products[product].en)
  const buyButton = (product: Product) =>
    page.getByRole('button', { name: `${say('立即购买', 'Buy now')}: ${nameOf(product)}` })

  return {
    page,
    title: titleOf(visit),
    items: page.getByRole('listitem'),
    buyButton,
    buy: async (product: Product) => {
      await buyButton(product).click()
      return checkoutPage(visit)
    },
    openWallet: async () => {
      await page.getByRole('button', { name: say('我的钱包', 'My wallet') }).click()
      return welcomePage(visit)
    },
  }
}
