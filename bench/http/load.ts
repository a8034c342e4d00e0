import { arrive } from '../harness/arrivals.ts'
import { drive, nothingLeft } from '../harness/drive.ts'
import { serve } from '../harness/serve.ts'
import { payOrder, takePayment } from './requests.ts'
import type { Proof, Tenant } from './tenant.ts'
import { type HttpAnswer, Wire } from './wire.ts'

/** The requests of a round, which are made before its time runs. */
export interface Batch {
  tenant: Tenant
  proof: Proof
  count: number
  /** What a session pays, one each. */
  orderIds?: string[]
}

// The load generator. A merchant's signature costs more to make than to verify, hence beforehand.
serve(async () => {
  let requests: Buffer[] = []
  let wires: Wire[] = []
  const waiting: ((wire: Wire) => void)[] = []

  const connect = async (port: number, count: number) => {
    for (const wire of wires) wire.close()
    wires = await Promise.all(Array.from({ length: count }, () => Wire.open(port)))
  }
  const take = (): Promise<Wire> => {
    const wire = wires.pop()
    return wire ? Promise.resolve(wire) : new Promise((resolve) => waiting.push(resolve))
  }
  const giveBack = (wire: Wire) => {
    const next = waiting.shift()
    if (next) next(wire)
    else wires.push(wire)
  }

  const pay = async () => {
    const request = requests.pop()
    if (!request) return nothingLeft
    const wire = await take()
    mustBePaid(await wire.ask(request))
    return giveBack(wire)
  }

  let port = 0
  return {
    prepare: async (wanted) => {
      const { tenant, proof, count, orderIds = [] } = wanted as Batch
      port = tenant.port
      requests = []
      for (let n = 0; n < count; n++) {
        const payer = tenant.payers[n % tenant.payers.length]
        const orderId = orderIds[n]
        if (proof !== 'session') requests.push(takePayment(tenant, proof))
        else if (payer && orderId !== undefined) requests.push(payOrder(tenant, payer, orderId))
      }
    },
    run: async ({ clients, seconds, arrivals }) => {
      await connect(port, clients)
      return arrivals === undefined
        ? drive({ clients, seconds }, pay)
        : arrive({ arrivals, seconds }, pay)
    },
    check: async () => {},
    close: async () => {
      for (const wire of wires) wire.close()
    },
  }
})

/** @throws where it was not: an answer that says no is no payment, however quick. */
const mustBePaid = ({ status, body }: HttpAnswer): void => {
  if (status === 201 && body.includes('"status":"succeeded"')) return
  throw new Error(`Not paid: ${status} ${Buffer.from(body, 'latin1').toString()}`)
}
