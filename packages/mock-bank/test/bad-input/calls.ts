import { type Caller, contract, type Contract, Product, type Route } from '@qiantang/sdk/contract'

import { People } from '../../simulators/index.ts'
import { agreements, challengeOf, factorsOf } from '../accounts/wallet-page.ts'
import { logoOf, pngOf } from '../apps/pictures.ts'
import { accepted, cardSigner } from '../agreements/card-signer.ts'
import { type Credentials, nobody, onBankPage, ed25519Pair } from '../credentials.ts'
import { shopIn } from '../orders/shop.ts'
import { atConsole, proposeTerms, staffIn } from '../operators/staff.ts'
import { newDevice } from '../passkeys/device.ts'
import { accountHolder, challengeIn, pin } from '../wallet/account-holder.ts'
import type { Sent } from '../world.ts'
import { newcomer, type Stage } from './stage.ts'

/** A call of a route that is right in every field, and who makes it. */
export type RightCall<R extends Route> = Sent<R> & { as: Credentials }

/** One right call for each route of the contract: a route without one does not compile. */
type Calls = {
  [Noun in keyof Contract]: {
    [Verb in keyof Contract[Noun]]: Contract[Noun][Verb] extends Route
      ? (stage: Stage) => Promise<RightCall<Contract[Noun][Verb]>>
      : never
  }
}

const me = { userId: 'me' }

let references = 0

/** A number nothing has yet. */
const reference = (noun: string): string => `${noun}-${(references += 1)}`

export const calls: Calls = {
  keys: { list: async () => ({ as: nobody }) },
  banks: { list: async () => ({ as: nobody }) },
  app: {
    retrieve: async ({ merchant }) => ({ as: merchant }),
    update: async ({ merchant }) => ({
      as: merchant,
      body: {
        appearance: {
          theme: 'auto',
          variables: {
            colorPrimary: { light: '#0b6e69', dark: '#4cc3b9' },
            colorBackground: { light: '#ffffff', dark: '#151f1e' },
            colorText: { light: '#10201e', dark: '#eaf1ef' },
            ...{ radius: 8, fontSize: 17, fontFamily: 'serif' },
          },
        },
        logo: logoOf(pngOf(64, 64)),
      },
    }),
  },

  webhookEndpoints: {
    create: async ({ merchant }) => ({
      as: merchant,
      body: { url: 'https://shop.example/more-hooks', events: ['order.paid', 'order.closed'] },
    }),
    list: async ({ merchant }) => ({ as: merchant, query: { limit: 5 } }),
    delete: async (stage) => ({
      as: stage.merchant,
      params: { webhookEndpointId: await newEndpoint(stage) },
    }),
    rotateSecret: async ({ merchant, endpoint }) => ({
      as: merchant,
      params: { webhookEndpointId: endpoint.id },
    }),
  },
  events: {
    list: async ({ merchant, event }) => ({
      as: merchant,
      query: { limit: 5, after: event.id, type: 'account.opened' },
    }),
    retrieve: async ({ merchant, event }) => ({ as: merchant, params: { eventId: event.id } }),
    redeliver: async ({ merchant, event }) => ({ as: merchant, params: { eventId: event.id } }),
  },

  composite: {
    run: async ({ merchant }) => ({
      as: merchant,
      body: {
        steps: [
          {
            ...{ name: 'order', method: 'POST', path: '/v1/orders' },
            body: { reference: reference('C'), amount: 8850, description: '西湖龙井' },
          },
          { name: 'read', method: 'GET', path: '/v1/orders/{{order.id}}' },
        ],
      },
    }),
  },

  userSessions: {
    create: async ({ merchant }) => ({
      as: merchant,
      body: {
        ...{ userId: 'u_9', scopes: ['account.read', 'balance.read'], expiresInSeconds: 600 },
        device: { id: 'd_1', name: '小米 15' },
      },
    }),
    revoke: async (stage) => ({
      as: stage.merchant,
      params: { userSessionId: (await newSessionOf(stage)).id },
    }),
  },
  pageTokens: {
    create: async ({ merchant, w, userId }) => ({
      as: onBankPage((await w.newSession(userId, undefined, merchant)).token, w.origin),
    }),
  },

  sessions: {
    list: async (stage) => ({ as: await stage.holderPage(), params: me, query: { limit: 5 } }),
    revoke: async (stage) => ({
      as: await stage.holderPage(),
      params: { ...me, userSessionId: (await newSessionOf(stage)).id },
    }),
  },
  devices: { list: async (stage) => ({ as: await stage.holderPage(), params: me }) },
  auditEntries: {
    list: async (stage) => ({ as: await stage.holderPage(), params: me, query: { limit: 5 } }),
  },
  lostPhoneReports: {
    // Somebody who has nothing: those who have are still needed.
    create: async ({ w, merchant }) => ({
      as: await w.asPage('u_lost', undefined, merchant),
      params: me,
    }),
  },
  complaints: {
    create: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: { category: 'payment', text: '扣了两次款\n请查一下', about: stage.payment.id },
    }),
    list: async (stage) => ({ as: await stage.holderPage(), params: me, query: { limit: 5 } }),
    retrieve: async (stage) => ({
      as: await stage.holderPage(),
      params: { ...me, complaintId: stage.complaint.id },
    }),
  },
  sandboxComplaints: {
    answer: async (stage) => ({
      as: stage.w.tester,
      params: { complaintId: (await stage.complain()).id },
      body: { answer: '已查明，只扣款一次。' },
    }),
  },

  operatorSession: {
    create: async ({ w, checker }) => ({
      as: atConsole(w.origin),
      body: { token: checker.token },
    }),
    retrieve: async ({ maker }) => ({ as: maker.as }),
    end: async ({ w }) => ({ as: (await staffIn(w)).as }),
  },
  operatorApps: { list: async ({ clerk }) => ({ as: clerk.as, query: { limit: 5 } }) },
  operatorMoney: {
    balance: async ({ clerk, app }) => ({ as: clerk.as, params: { appId: app.id } }),
    settlementTerms: async ({ clerk, app }) => ({ as: clerk.as, params: { appId: app.id } }),
    settlements: async ({ clerk, app }) => ({
      ...{ as: clerk.as, params: { appId: app.id }, query: { limit: 5 } },
    }),
    settlement: async ({ clerk, app, settlement }) => ({
      ...{ as: clerk.as, params: { appId: app.id, settlementId: settlement.id } },
    }),
    settlementLines: async ({ clerk, app, settlement }) => ({
      as: clerk.as,
      params: { appId: app.id, settlementId: settlement.id },
      query: { limit: 5 },
    }),
    feeReport: async ({ clerk, app }) => ({
      as: clerk.as,
      params: { appId: app.id },
      query: { firstDay: '2026-06-01', lastDay: '2026-06-30' },
    }),
  },
  operatorSettlementTerms: {
    propose: async ({ w, maker }) => ({
      as: maker.as,
      params: { appId: (await w.newApp('茶馆')).id },
      body: {
        ...{ cycle: 'weekly', minimumPayout: 100_00, reserveRate: 10_000, reserveDays: 30 },
        ...{ settlesOnMakeUpDays: false, reason: '商户申请改为周结' },
      },
    }),
  },
  approvals: {
    list: async ({ checker }) => ({
      ...{ as: checker.as, query: { limit: 5, status: 'pending' } },
    }),
    retrieve: async ({ checker, approval }) => ({
      ...{ as: checker.as, params: { approvalId: approval.id } },
    }),
    approve: async (stage) => ({ as: stage.checker.as, params: await proposed(stage) }),
    reject: async (stage) => ({
      as: stage.checker.as,
      params: await proposed(stage),
      body: { reason: '缺少商户盖章\n请补充' },
    }),
    withdraw: async (stage) => ({ as: stage.maker.as, params: await proposed(stage) }),
  },
  operatorAuditEntries: { list: async ({ maker }) => ({ as: maker.as, query: { limit: 5 } }) },
  sandboxOperators: {
    create: async ({ w, app }) => ({
      as: w.tester,
      body: { name: '何苗', role: 'viewer', appId: app.id },
    }),
  },

  applications: {
    create: async (stage) => ({
      as: await stage.applicantPage(),
      params: me,
      body: { class: 'III', person: factorsOf(newcomer()), acceptedAgreements: agreements },
    }),
    list: async (stage) => ({ as: await stage.applicantPage(), params: me, query: { limit: 5 } }),
    retrieve: async (stage) => ({
      as: await stage.applicantPage(),
      params: { ...me, applicationId: stage.application.id },
    }),
    update: async (stage) => ({
      as: await stage.applicantPage(),
      params: { ...me, applicationId: stage.application.id },
      body: { class: 'III', person: factorsOf(newcomer()), acceptedAgreements: agreements },
    }),
    submit: async (stage) => ({
      as: await stage.applicantPage(),
      params: { ...me, applicationId: (await stage.applicant.draft(newcomer())).id },
    }),
  },

  accounts: {
    list: async (stage) => ({ as: await stage.holderPage(), params: me }),
    retrieve: async (stage) => ({ as: await stage.holderPage(), params: accountOf(stage) }),
    update: async (stage) => ({
      as: await stage.holderPage(),
      params: accountOf(stage),
      body: { noPinLimit: 200_00 },
    }),
    freeze: async (stage) => ({
      ...(await spareAccount(stage, 'to_freeze')),
      body: { scope: 'debit' },
    }),
    unfreeze: (stage) => spareAccount(stage, 'to_freeze'),
    close: (stage) => spareAccount(stage, 'to_leave'),
    limits: async (stage) => ({ as: await stage.holderPage(), params: accountOf(stage) }),
    balance: async (stage) => ({
      as: await stage.holderPage(),
      params: accountOf(stage),
      query: { at: '2026-05-31T10:00:00.000+08:00' },
    }),
    statementLines: async (stage) => ({
      as: await stage.holderPage(),
      params: accountOf(stage),
      query: {
        limit: 5,
        from: '2026-05-01T00:00:00.000+08:00',
        to: '2026-07-01T00:00:00.000+08:00',
        kind: 'top_up',
        q: '工商',
      },
    }),
    statementMonths: async (stage) => ({ as: await stage.holderPage(), params: accountOf(stage) }),
  },
  identityDetails: {
    retrieve: async (stage) => ({ as: await stage.holderPage(), params: me }),
    give: async (stage) => {
      await askForDetailsOf(stage)
      return {
        as: await stage.holderPage(),
        params: me,
        body: {
          occupation: '工程师',
          address: '杭州市西湖区龙井路 1 号',
          documentExpiresOn: 'long_term',
          documentFront: '/9j/4AAQSkZJRgABAQ==',
          documentBack: 'iVBORw0KGgoAAAANSUhEUg==',
        },
      }
    },
  },
  pin: {
    retrieve: async (stage) => ({ as: await stage.holderPage(), params: me }),
    set: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: { pin, currentPin: pin },
    }),
  },
  pinResets: {
    create: async (stage) => {
      await stage.w.clock.advance('PT1M')
      return { as: await stage.holderPage(), params: me, body: proof(stage) }
    },
    retrieve: async (stage) => {
      const { w, userId } = stage
      await w.clock.advance('PT1M')
      const as = await stage.holderPage()
      const sent = { params: me, body: proof(stage) }
      const { id: pinResetId } = await w.call(contract.pinResets.create, sent, as)
      return { as, params: { userId, pinResetId } }
    },
  },

  passkeys: {
    options: async (stage) => ({ as: await stage.holderPage(), params: me }),
    create: async (stage) => {
      const { registrationId, options } = await stage.holder.allowPasskey()
      const credential = newDevice().create(options)
      return {
        as: await stage.holderPage(),
        params: me,
        body: { registrationId, name: '我的手机', credential },
      }
    },
    list: async (stage) => ({ as: await stage.holderPage(), params: me }),
    retrieve: async (stage) => ({ as: await stage.holderPage(), params: passkeyOf(stage) }),
    remove: async (stage) => {
      const { passkey } = await stage.holder.addDevice()
      return { as: await stage.holderPage(), params: { ...me, passkeyId: passkey.id } }
    },
  },

  challenges: {
    retrieve: async (stage) => ({ as: await stage.holderPage(), params: await pinAsked(stage) }),
    sendOtp: async (stage) => {
      const { applicant, w } = stage
      const draft = await applicant.draft(newcomer())
      const challengeId = challengeOf(await applicant.submit(draft.id))
      await w.clock.advance('PT1M')
      return { as: await stage.applicantPage(), params: { challengeId } }
    },
    answer: async (stage) => ({
      as: await stage.holderPage(),
      params: await pinAsked(stage),
      body: { pin },
    }),
  },

  cards: {
    create: async (stage) => {
      const person = newcomer()
      const spare = await spareAccount(stage, 'to_leave')
      return {
        as: spare.as,
        params: me,
        body: {
          accountId: spare.params.accountId,
          cardNumber: factorsOf(person).cardNumber,
          mobile: person.mobile,
        },
      }
    },
    unbind: async (stage) => {
      const { as, params } = await spareAccount(stage, 'to_leave')
      return { as, params: { ...me, cardId: await oldCardOf(stage, params.accountId) } }
    },
    list: async (stage) => ({ as: await stage.holderPage(), params: me, query: { limit: 5 } }),
    retrieve: async (stage) => ({
      as: await stage.holderPage(),
      params: { ...me, cardId: stage.card.id },
    }),
  },
  topUps: {
    create: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: { accountId: stage.holder.accountId, amount: 2_00, reference: reference('T') },
    }),
    list: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      query: { limit: 5, reference: 'T-0' },
    }),
    retrieve: async (stage) => ({
      as: await stage.holderPage(),
      params: { ...me, topUpId: stage.topUp.id },
    }),
  },
  withdrawals: {
    create: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: {
        ...{ accountId: stage.holder.accountId, amount: 2_00, speed: 'next_day' },
        reference: reference('W'),
      },
    }),
    list: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      query: { limit: 5, reference: 'T-0' },
    }),
    retrieve: async (stage) => ({
      as: await stage.holderPage(),
      params: { ...me, withdrawalId: stage.withdrawal.id },
    }),
  },
  transfers: {
    create: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: {
        ...{ accountId: stage.holder.accountId, payeeUserId: stage.payee.userId, amount: 2_00 },
        ...{ note: '上周的午饭', reference: reference('R') },
      },
    }),
    list: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      query: { limit: 5, reference: 'R-0' },
    }),
    retrieve: async (stage) => ({
      as: await stage.holderPage(),
      params: { ...me, transferId: stage.transfer.id },
    }),
  },
  mandates: {
    create: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: { accountId: stage.holder.accountId, maxAmount: 20_00, description: '西湖骑行' },
    }),
    list: async (stage) => ({ as: await stage.holderPage(), params: me, query: { limit: 5 } }),
    retrieve: async (stage) => ({ as: await stage.holderPage(), params: mandateOf(stage) }),
    cancel: async (stage) => {
      const { id: mandateId } = await stage.holder.requestMandate()
      return { as: await stage.holderPage(), params: { ...me, mandateId } }
    },
  },
  quickPayAgreements: {
    create: async ({ w, merchant }) => ({
      as: await w.asPage(`u_${reference('signing')}`, undefined, merchant),
      params: me,
      body: {
        ...{ person: factorsOf(newcomer()), acceptedAgreements: accepted },
        noOtpLimit: 100_00,
      },
    }),
    list: async (stage) => ({ as: await signerPage(stage), params: me, query: { limit: 5 } }),
    retrieve: async (stage) => ({
      as: await signerPage(stage),
      params: { ...me, quickPayAgreementId: stage.agreement.id },
    }),
    cancel: async ({ w, app }) => {
      const userId = `u_${reference('leaving')}`
      const signer = await cardSigner(w, { userId, person: newcomer(), app })
      const { id: quickPayAgreementId } = await signer.request()
      return { as: signer.as, params: { ...me, quickPayAgreementId } }
    },
  },
  quickPayTerms: { retrieve: async () => ({ as: nobody }) },
  cardIssuers: { retrieve: async () => ({ as: nobody, query: { prefix: '622202' } }) },
  userPayments: {
    create: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: { orderId: (await stage.shop.order()).id, accountId: stage.holder.accountId },
    }),
    list: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      query: { limit: 5, reference: 'M-0' },
    }),
    retrieve: async (stage) => ({
      as: await stage.holderPage(),
      params: { ...me, paymentId: stage.payment.id },
    }),
  },
  paymentCodes: {
    create: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: { accountId: stage.holder.accountId },
    }),
    createOfflineSeed: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: { accountId: stage.holder.accountId },
    }),
    retrieve: async (stage) => ({
      as: await stage.holderPage(),
      params: { ...me, paymentCodeId: stage.paymentCode.id },
    }),
  },

  orders: {
    create: async ({ merchant }) => ({
      as: merchant,
      body: {
        reference: reference('O'),
        amount: 8850,
        currency: 'CNY',
        description: '西湖龙井',
        items: [
          { name: '西湖龙井', quantity: 2, amount: 9850 },
          { name: '新客立减', quantity: 1, amount: -1000 },
        ],
        channels: ['bank_balance'],
        expiresInSeconds: 600,
        metadata: { table: '靠窗七号' },
      },
    }),
    list: async ({ merchant, order }) => ({
      as: merchant,
      query: { limit: 5, reference: order.reference },
    }),
    retrieve: async ({ merchant, order }) => ({ as: merchant, params: { orderId: order.id } }),
    close: async ({ merchant, shop }) => ({
      as: merchant,
      params: { orderId: (await shop.order()).id },
    }),
  },
  payments: {
    list: async ({ merchant, order }) => ({
      as: merchant,
      query: { limit: 5, orderId: order.id },
    }),
    retrieve: async ({ merchant, payment }) => ({
      as: merchant,
      params: { paymentId: payment.id },
    }),
  },
  balance: { retrieve: async ({ merchant }) => ({ as: merchant }) },
  payoutAccount: {
    set: async ({ merchant }) => ({
      as: merchant,
      body: { accountNumber: People.zhangSan.cards.everyday.number, holderName: '张三' },
    }),
    retrieve: async ({ merchant }) => ({ as: merchant }),
  },
  settlementTerms: { retrieve: async ({ merchant }) => ({ as: merchant }) },
  settlements: {
    list: async ({ merchant }) => ({ as: merchant, query: { limit: 5 } }),
    retrieve: async ({ merchant, settlement }) => ({
      as: merchant,
      params: { settlementId: settlement.id },
    }),
    lines: async ({ merchant, settlement }) => ({
      as: merchant,
      params: { settlementId: settlement.id },
      query: { limit: 5 },
    }),
  },
  bills: {
    list: async ({ merchant, bill }) => ({ as: merchant, query: { limit: 5, day: bill.day } }),
    retrieve: async ({ merchant, bill }) => ({ as: merchant, params: { billId: bill.id } }),
    lines: async ({ merchant, bill }) => ({
      as: merchant,
      params: { billId: bill.id },
      query: { limit: 5 },
    }),
  },
  feeRules: { list: async ({ merchant }) => ({ as: merchant, query: { limit: 5 } }) },
  feeReport: {
    retrieve: async ({ merchant, bill }) => ({
      as: merchant,
      query: { firstDay: bill.day, lastDay: bill.day },
    }),
  },
  sandboxFeeRules: {
    create: async ({ w, app }) => ({
      as: w.tester,
      params: { appId: app.id },
      body: {
        ...{ channel: 'alipay', product: 'qr', turnoverFrom: 1_000_00, feeRate: 3_800 },
        ...{ minFee: 1, maxFee: 20_00, promotion: '夏季优惠', onRefund: 'returned' },
        effectiveFrom: '2026-07-01T00:00:00+08:00',
        effectiveUntil: '2026-09-01T00:00:00+08:00',
      },
    }),
  },
  sandboxSettlementTerms: {
    set: async ({ w, app }) => ({
      as: w.tester,
      params: { appId: app.id },
      body: {
        ...{ cycle: 'weekly', minimumPayout: 10_00, reserveRate: 50_000, reserveDays: 30 },
        settlesOnMakeUpDays: false,
      },
    }),
  },
  codePayments: {
    create: async ({ merchant, holder }) => ({
      as: merchant,
      body: {
        ...{ code: (await holder.showCode()).code, amount: 2_00, reference: reference('K') },
        ...{ description: '一瓶水', metadata: { till: '三号' } },
      },
    }),
    retrieve: async ({ merchant, codePayment }) => ({
      as: merchant,
      params: { paymentId: codePayment.id },
    }),
    reverse: async ({ merchant, codePayment }) => ({
      as: merchant,
      params: { paymentId: codePayment.id },
    }),
  },
  merchantCodes: {
    create: async (stage) => ({
      as: stage.merchant,
      body: {
        ...{ reference: reference('K'), description: '龙井茶', amount: 1_00 },
        ...{ latinName: 'TEA HOUSE', city: 'HANGZHOU', category: '5812' },
        ...{ store: 'S1', terminal: 'T1' },
      },
    }),
    list: async ({ merchant }) => ({ as: merchant, query: { limit: 5, reference: 'K-0' } }),
    retrieve: async ({ merchant, merchantCode }) => ({
      as: merchant,
      params: { merchantCodeId: merchantCode.id },
    }),
    close: async ({ merchant, merchantCode }) => ({
      as: merchant,
      params: { merchantCodeId: merchantCode.id },
    }),
  },
  scans: {
    create: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: { text: stage.merchantCode.text, amount: 1_00 },
    }),
  },
  refunds: {
    create: async (stage) => ({
      as: stage.merchant,
      body: {
        ...{ paymentId: stage.paid.id, amount: 1, reference: reference('F') },
        reason: '少发一袋',
      },
    }),
    list: async ({ merchant, paid, refund }) => ({
      as: merchant,
      query: { limit: 5, paymentId: paid.id, reference: refund.reference },
    }),
    retrieve: async ({ merchant, refund }) => ({ as: merchant, params: { refundId: refund.id } }),
  },
  checkoutSessions: {
    create: async ({ merchant, order, userId }) => ({
      as: merchant,
      body: {
        orderId: order.id,
        userId,
        returnUrl: 'https://shop.example/done?tea=1',
        cancelUrl: 'https://shop.example/basket',
        locale: 'zh-CN',
      },
    }),
    retrieve: async ({ payer, session }) => ({
      as: payer,
      params: { checkoutSessionId: session.id },
    }),
    summary: async ({ session }) => ({ as: nobody, params: { checkoutSessionId: session.id } }),
    confirm: async ({ payer, session, order }) => ({
      as: payer,
      params: { checkoutSessionId: session.id },
      body: { version: order.version, total: order.amount, channel: 'bank_balance' },
    }),
    check: async ({ payer, session }) => ({
      as: payer,
      params: { checkoutSessionId: session.id },
    }),
    // Of an order that has ended, so that what it says has an end.
    stream: async ({ w, merchant }) => {
      const { id: orderId } = await w.call(
        contract.orders.create,
        { body: { reference: reference('S'), amount: 1, description: '龙井' } },
        merchant,
      )
      const { id: checkoutSessionId, secret } = await w.call(
        contract.checkoutSessions.create,
        { body: { orderId, returnUrl: 'https://shop.example/done' } },
        merchant,
      )
      await w.call(contract.orders.close, { params: { orderId } }, merchant)
      return { as: w.asPayer(secret), params: { checkoutSessionId } }
    },
  },

  paymentLinks: {
    create: async ({ merchant }) => ({
      as: merchant,
      body: {
        ...{ reference: reference('L'), description: '龙井茶', minAmount: 1, maxAmount: 9_00 },
        ...{ channels: ['bank_balance'], singleUse: false },
        ...{ expiresAt: '2027-01-01T00:00:00.000+08:00', returnUrl: 'https://shop.example/done' },
      },
    }),
    list: async ({ merchant }) => ({ as: merchant, query: { limit: 5, reference: 'L-0' } }),
    retrieve: async ({ merchant, paymentLink }) => ({
      as: merchant,
      params: { paymentLinkId: paymentLink.id },
    }),
    close: async ({ merchant, paymentLink }) => ({
      as: merchant,
      params: { paymentLinkId: paymentLink.id },
    }),
    summary: async ({ paymentLink }) => ({
      as: nobody,
      params: { paymentLinkId: paymentLink.id },
    }),
    // A link of its own: the stage's may be closed by then.
    open: async (stage) => {
      const { id: paymentLinkId } = await stage.w.call(
        contract.paymentLinks.create,
        { body: { reference: reference('L'), description: '龙井茶' } },
        stage.merchant,
      )
      return { as: nobody, params: { paymentLinkId }, body: { amount: 1_00 } }
    },
  },

  sandboxRealms: {
    create: async () => ({
      as: nobody,
      body: {
        name: '另一个世界',
        clock: { now: '2026-06-01T10:00:00.000+08:00', frozen: true },
        fixedOtp: '135246',
      },
    }),
  },
  sandboxApps: {
    create: async ({ w }) => ({
      as: w.tester,
      body: {
        ...{ name: '西湖书店', publicKey: ed25519Pair().publicPem },
        allowedOrigins: ['https://books.example'],
        products: ['accounts', 'payments'],
        limits: { topUp: 500_00, transfer: 200_00, order: 1_000_00, mandate: 50_00 },
      },
    }),
    update: async ({ w, app }) => ({
      as: w.tester,
      params: { appId: app.id },
      body: {
        ...{ name: '西湖书店', allowedOrigins: ['https://books.example'] },
        ...{ products: [...Product.options], limits: { topUp: 10_000_00 } },
      },
    }),
  },
  sandboxCheckoutSessions: {
    complete: async ({ w, merchant }) => {
      const { id: orderId } = await w.call(
        contract.orders.create,
        { body: { reference: reference('S'), amount: 1, description: '龙井' } },
        merchant,
      )
      const { id: checkoutSessionId } = await w.call(
        contract.checkoutSessions.create,
        { body: { orderId, returnUrl: 'https://shop.example/done' } },
        merchant,
      )
      return {
        ...{ as: w.tester, params: { checkoutSessionId } },
        body: { outcome: 'closed', card: 'zhangSan.everyday', pin: '246801' },
      }
    },
  },
  sandboxClock: {
    retrieve: async ({ w }) => ({ as: w.tester }),
    set: async ({ w }) => ({
      as: w.tester,
      body: { now: new Date((await w.clock.now()).getTime() + 1_000).toISOString(), frozen: true },
    }),
    advance: async ({ w }) => ({ as: w.tester, body: { by: 'PT1S' } }),
  },
  sandboxAccounts: {
    freeze: async (stage) => ({
      as: stage.w.tester,
      params: await frozenId(stage),
      body: { scope: 'all' },
    }),
    unfreeze: async (stage) => ({ as: stage.w.tester, params: await frozenId(stage) }),
    confirmFaceToFace: async ({ w, holder: { accountId } }) => ({
      as: w.tester,
      params: { accountId },
    }),
  },
  sandboxMessages: {
    list: async ({ w }) => ({ as: w.tester, query: { limit: 5, mobile: '13800138000' } }),
  },
  sandboxPeople: { list: async ({ w }) => ({ as: w.tester }) },
  sandboxMagicValues: { list: async ({ w }) => ({ as: w.tester }) },
}

const spares = new WeakMap<Stage, Map<string, ReturnType<typeof accountHolder>>>()

/** An account that nothing else needs, one for each purpose, and a page of its holder, who has a PIN. */
const spareAccount = async (stage: Stage, purpose: 'to_freeze' | 'to_leave') => {
  const { w, app, merchant } = stage
  const known = spares.get(stage) ?? new Map<string, ReturnType<typeof accountHolder>>()
  spares.set(stage, known)
  const userId = `${stage.userId}_${purpose}`
  const opening = known.get(purpose) ?? accountHolder(w, { app, person: newcomer(), userId })
  known.set(purpose, opening)
  const { accountId } = await opening
  return { as: await w.asPage(userId, undefined, merchant), params: { ...me, accountId } }
}

let oldCards = 0

/** A card that the holder of an account had before. The way there is another test's. */
const oldCardOf = async ({ w }: Stage, accountId: string): Promise<string> => {
  const { sql } = w.bank.inside
  const number = String((oldCards += 1))
  const [card] = await sql<{ id: string }[]>`
    insert into cards
    select (jsonb_populate_record(c, jsonb_build_object(
      'id', left(c.id, 24) || lpad(${number}, 6, '0'), 'number_index', ${number}::text))).*
    from cards c join accounts a on a.card_id = c.id where a.id = ${accountId}
    returning id`
  return card?.id ?? ''
}

/** Has the bank want to know more of the holder, as it does when much has gone in and out. */
const askForDetailsOf = async ({ w, holder }: Stage): Promise<void> => {
  const { sql } = w.bank.inside
  await sql`
    insert into identity_requests (customer_id, realm_id, turnover, due_at, at, recorded_at)
    select customer_id, realm_id, 5000000, at + interval '7 days', at, at from accounts
    where id = ${holder.accountId} on conflict do nothing`
}

const frozenId = async (stage: Stage) => {
  const { accountId } = (await spareAccount(stage, 'to_freeze')).params
  return { accountId }
}

const proposed = async ({ w, maker }: Stage) => ({
  approvalId: (await proposeTerms(w, maker.as)).id,
})

const accountOf = ({ holder }: Stage) => ({ ...me, accountId: holder.accountId })

/** What only the holder knows. */
const proof = ({ person: { idNumber, cards } }: Stage) => ({
  idNumber,
  cardNumber: cards['everyday']?.number ?? '',
})

const passkeyOf = ({ passkey }: Stage) => ({ ...me, passkeyId: passkey.id })

const signerPage = ({ w, merchant, signer }: Stage) => w.asPage(signer.userId, undefined, merchant)

const mandateOf = ({ mandate }: Stage) => ({ ...me, mandateId: mandate.id })

/** A top-up that waits for the holder's PIN. */
const pinAsked = async ({ holder }: Stage) => ({
  challengeId: challengeIn(await holder.requestTopUp(1_00)),
})

const newSessionOf = ({ w, merchant, userId }: Stage) => w.newSession(userId, undefined, merchant)

const newEndpoint = async ({ w, merchant }: Stage): Promise<string> => {
  const body = { url: 'https://shop.example/old-hooks' }
  return (await w.call(contract.webhookEndpoints.create, { body }, merchant)).id
}

/** A route by its name, with the right call of it; the loop over them cannot follow each one's types. */
export interface Example {
  name: string
  route: Route
  /** Whose right call it is, where a route takes different ones from different callers. */
  by?: Caller
  callIn: (stage: Stage) => Promise<LooseCall>
}

export interface LooseCall {
  as: Credentials
  params?: Record<string, string>
  query?: Record<string, string | number>
  body?: unknown
}

/** What a merchant's server sends where a user sends something else. */
const ofServers: readonly Example[] = [
  {
    ...{ name: 'userPayments.create.byServer', by: 'merchant' },
    route: contract.userPayments.create,
    callIn: async ({ merchant, userId, mandate }) => ({
      as: merchant,
      params: { userId },
      body: {
        ...{ mandateId: mandate.id, amount: 2_00, reference: reference('M') },
        ...{ description: '西湖骑行', metadata: { bike: '七号' } },
      },
    }),
  },
]

/** A guest types a card where another payer gives the PIN. */
const byCard: Example = {
  ...{ name: 'checkoutSessions.confirm.byCard', by: 'checkout' },
  route: contract.checkoutSessions.confirm,
  callIn: async ({ w }) => {
    const cardShop = shopIn(w, await w.newApp('西湖茶摊', { channels: ['quick_pay'] }))
    const order = await cardShop.order({ reference: reference('Q') })
    const session = await cardShop.session(order.id)
    return {
      as: w.asPayer(session.secret),
      params: { checkoutSessionId: session.id },
      body: {
        ...{ version: order.version, total: order.amount, channel: 'quick_pay' },
        ...{ card: factorsOf(newcomer()), acceptedAgreements: accepted, save: false },
      },
    }
  },
}

const ofEveryRoute: readonly Example[] = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.entries<Route>(verbs).map(([verb, route]) => {
    const table = calls as unknown as Record<string, Record<string, Example['callIn']>>
    const callIn = table[noun]?.[verb]
    if (!callIn) throw new Error(`${noun}.${verb} has no right call.`)
    return { name: `${noun}.${verb}`, route, callIn }
  }),
)

export const examples: readonly Example[] = [...ofEveryRoute, ...ofServers, byCard]

/** Whether it is also what this caller sends. */
export const isFor = ({ route, by }: Example, caller: Caller): boolean =>
  route.callers.includes(caller) && (by === caller || !route.bodyOf)
