import { closeOrder } from '../acquiring/index.ts'
import {
  createOrder,
  type Order,
  pageOfOrders,
  presentOrder,
  retrieveOrder,
} from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import { Existing, type Handlers } from './handler.ts'

export const orders: Handlers['orders'] = {
  create: async (bank, { caller, body, claim }) => {
    const { order, existed } = await createOrder(bank, caller, body, claim.id)
    const reply = presentOrder(order, now(bank, caller.realm))
    return existed ? new Existing(reply) : reply
  },

  list: (bank, { caller, query }) => {
    const at = now(bank, caller.realm)
    return pageOfOrders(bank, caller, query, (order: Order) => presentOrder(order, at))
  },

  retrieve: async (bank, { caller, params }) =>
    presentOrder(await retrieveOrder(bank, caller, params.orderId), now(bank, caller.realm)),

  close: async (bank, { caller, params }) =>
    presentOrder(await closeOrder(bank, caller, params.orderId), now(bank, caller.realm)),
}
