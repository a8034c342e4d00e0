import { expireOrder, giveBack, giveBackJob, queryChannel, queryJob } from '../acquiring/index.ts'
import {
  applicationExpires,
  detailsOverdueJob,
  dormancyJob,
  lookForDormancy,
  releaseAccount,
  releaseAccountJob,
  stopAccount,
  stopAccountJob,
  stopForDetails,
  turnoverFollower,
} from '../accounts/index.ts'
import { debitInquiryJob, inquireDebit } from '../card-payments/index.ts'
import { challengeEnds } from '../challenges/index.ts'
import { deliverWebhook } from '../events/deliver.ts'
import { deliveryJob } from '../events/deliveries.ts'
import { eventConsumer } from '../events/event-consumer.ts'
import type { Reader } from '../events/outbox.ts'
import { endOfApproval } from '../handlers/approved-actions.ts'
import type { WholeBank } from '../handlers/bank.ts'
import { approvalExpiryJob } from '../operators/index.ts'
import { orderExpiryJob, paymentFollower } from '../orders/index.ts'
import {
  askChannelOfRefund,
  carryOutRefund,
  inquireRefund,
  refundChannelJob,
  refundInquiryJob,
  refundTakeUpJob,
} from '../refunds/index.ts'
import {
  clearDay,
  clearJob,
  inquirePayout,
  payoutInquiryJob,
  payoutJob,
  payOutSettlement,
  payoutWatchJob,
  settle,
  settleJob,
  watchPayout,
} from '../settlement/index.ts'
import { takeUp, takeUpJob } from '../transfers/index.ts'
import {
  batchJob,
  inquire,
  inquiryJob,
  placeAgain,
  placeJob,
  returnJob,
  sendBackAgain,
  sendQueued,
  watchJob,
  watchWithdrawal,
} from '../wallet/index.ts'
import { endOfApplication } from './application-expires.ts'
import { endOfChallenge } from './challenge-ends.ts'
import { expireHolds, holdExpiryJob } from './hold-expiry.ts'
import type { Registry } from './runner.ts'

/** Who runs the jobs of each kind. */
export const jobs = {
  [deliveryJob]: deliverWebhook,
  [challengeEnds]: endOfChallenge,
  [applicationExpires]: endOfApplication,
  [dormancyJob]: lookForDormancy,
  [detailsOverdueJob]: stopForDetails,
  [stopAccountJob]: stopAccount,
  [releaseAccountJob]: releaseAccount,
  [inquiryJob]: inquire,
  [debitInquiryJob]: inquireDebit,
  [batchJob]: sendQueued,
  [returnJob]: sendBackAgain,
  [watchJob]: watchWithdrawal,
  [placeJob]: placeAgain,
  [takeUpJob]: takeUp,
  [refundTakeUpJob]: carryOutRefund,
  [refundInquiryJob]: inquireRefund,
  [refundChannelJob]: askChannelOfRefund,
  [clearJob]: clearDay,
  [settleJob]: settle,
  [payoutJob]: payOutSettlement,
  [payoutInquiryJob]: inquirePayout,
  [payoutWatchJob]: watchPayout,
  [orderExpiryJob]: expireOrder,
  [queryJob]: queryChannel,
  [giveBackJob]: giveBack,
  [holdExpiryJob]: expireHolds,
  [approvalExpiryJob]: endOfApproval,
} satisfies Registry<WholeBank>

/** Who reads the outbox. Each reads all of it, for itself. */
export const readers: readonly Reader<WholeBank>[] = [
  paymentFollower,
  turnoverFollower,
  eventConsumer,
]
