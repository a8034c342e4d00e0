/** A thing on the shelf. Prices are whole fen and known only here, on the server. */
export interface Product {
  sku: string
  name: Record<Language, string>
  note: Record<Language, string>
  price: number
}

export type Language = 'zh-CN' | 'en'

export const catalogue: readonly Product[] = [
  {
    sku: 'longjing',
    name: { 'zh-CN': '明前龙井 50 克', en: 'Early Longjing, 50 g' },
    note: { 'zh-CN': '狮峰山，清明前采', en: 'Lion Peak, picked before Qingming' },
    price: 68_00,
  },
  {
    sku: 'jiuqu',
    name: { 'zh-CN': '九曲红梅 50 克', en: 'Jiuqu red plum, 50 g' },
    note: { 'zh-CN': '湖埠，工夫红茶', en: 'Hubu, a kungfu black tea' },
    price: 45_50,
  },
  {
    sku: 'chahe',
    name: { 'zh-CN': '青瓷茶荷', en: 'Celadon tea scoop' },
    note: { 'zh-CN': '龙泉，手工拉坯', en: 'Longquan, thrown by hand' },
    price: 25_50,
  },
]
