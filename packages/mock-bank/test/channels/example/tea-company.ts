import { createHmac } from 'node:crypto'

interface Payment {
  number: string
  state: 'waiting' | 'paid' | 'closed'
  amount: number
  noticeUrl: string
}

type Asked = Readonly<Record<string, string | number>>

const at = '2026-06-01T10:00:00+08:00'

/** Tea Pay itself, as far as its protocol goes: what a simulator of a new channel would be. */
export const teaCompany = (key: string) => {
  const payments = new Map<string, Payment>()
  const refunds = new Map<string, number>()
  const signed = (body: string) => ({
    'tea-signature': createHmac('sha256', key).update(body).digest('hex'),
  })

  const told = (number: string) => {
    const { state, amount } = payments.get(number) ?? { state: 'absent', amount: 0 }
    return { number, state, amount, reference: `tea-${number}`, at }
  }
  const toldRefund = (number: string) => ({
    ...{ number, at, state: refunds.has(number) ? 'done' : 'absent' },
  })

  const doors: Record<string, (asked: Asked) => object> = {
    '/pay': ({ number, amount, noticeUrl }) => {
      const payment = { number: String(number), amount: Number(amount) }
      if (!payments.has(payment.number))
        payments.set(payment.number, {
          ...{ ...payment, state: 'waiting', noticeUrl: String(noticeUrl) },
        })
      return { code: `https://tea.example/${payment.number}` }
    },
    '/query': ({ number }) => told(String(number)),
    '/close': ({ number }) => {
      const payment = payments.get(String(number))
      if (payment?.state === 'waiting') payment.state = 'closed'
      return told(String(number))
    },
    '/refund': ({ payment, number, amount }) => {
      const { amount: paid = 0 } = payments.get(String(payment)) ?? {}
      const before = [...refunds.values()].reduce((sum, each) => sum + each, 0)
      if (refunds.has(String(number))) return toldRefund(String(number))
      if (before + Number(amount) > paid) return { number, state: 'refused', at }
      refunds.set(String(number), Number(amount))
      return toldRefund(String(number))
    },
    '/refund/query': ({ number }) => toldRefund(String(number)),
  }

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const asked = (await request.json()) as Asked
    const body = JSON.stringify(doors[new URL(request.url).pathname.replace('/tea', '')]?.(asked))
    return new Response(body, { headers: signed(body) })
  }

  return {
    fetch,
    /** Somebody pays what is behind a code; answers the notice of it. */
    pay: (code: string) => {
      const payment = payments.get(code.replace('https://tea.example/', ''))
      if (payment?.state !== 'waiting') throw new Error('Nobody can pay that.')
      payment.state = 'paid'
      const body = JSON.stringify(told(payment.number))
      return new Request(payment.noticeUrl, { method: 'POST', headers: signed(body), body })
    },
  }
}
