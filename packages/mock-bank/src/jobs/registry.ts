import { applicationExpires } from '../accounts/index.ts'
import { challengeEnds } from '../challenges/index.ts'
import { deliverWebhook } from '../events/deliver.ts'
import { deliveryJob } from '../events/deliveries.ts'
import { eventConsumer } from '../events/event-consumer.ts'
import type { Consumer } from '../events/outbox.ts'
import type { WholeBank } from '../handlers/bank.ts'
import {
  expireOrder,
  orderExpiryJob,
  paymentConsumer,
  recoverPayment,
  recoveryJob,
} from '../orders/index.ts'
import { inquire, inquiryJob, returnJob, sendBackAgain } from '../wallet/index.ts'
import { endOfApplication } from './application-expires.ts'
import { endOfChallenge } from './challenge-ends.ts'
import type { Registry } from './runner.ts'

/** Who runs the jobs of each kind. */
export const jobs = {
  [deliveryJob]: deliverWebhook,
  [challengeEnds]: endOfChallenge,
  [applicationExpires]: endOfApplication,
  [inquiryJob]: inquire,
  [returnJob]: sendBackAgain,
  [orderExpiryJob]: expireOrder,
  [recoveryJob]: recoverPayment,
} satisfies Registry<WholeBank>

/** Who reads the outbox. Each reads all of it, for itself. */
export const consumers = [paymentConsumer, eventConsumer] satisfies Consumer<WholeBank>[]
