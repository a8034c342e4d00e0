export { answerChallenge, type Answer } from './answer.ts'
export { askOtp, askPin, type Question } from './ask.ts'
export type { ChallengeBank } from './bank.ts'
export {
  type Answerer,
  type Challenge,
  type ChallengeStatus,
  nobody,
  readChallenge,
  type Scene,
  stateOf,
  type SubjectType,
} from './challenge.ts'
export { challengeEnds, endChallenge, withdrawChallenge } from './ending.ts'
export { mustBeSendable } from './otp-sends.ts'
export { readPinState, replacePin, resetPin, setFirstPin, tryPin } from './pin.ts'
export { retrieveChallenge } from './present.ts'
export { sendOtp } from './resend.ts'
export { sendSms } from './send-sms.ts'
export type { Sms, SmsGateway } from './sms-gateway.ts'
export { isWeakPin } from './weak-pin.ts'
