import { readConfig } from './config.ts'
import { openShop } from './open-shop.ts'

const config = readConfig(process.env)
await openShop(config)
console.log(`The shop is open at ${config.origin}`)
