import type { Question, QuestionType } from '../checkout.ts'
import { later } from '../later.tsx'
import type { Action } from './action.ts'
import { goTo } from './go-to.ts'
import { handOver } from './hand-over.ts'

/** How everything a payment may wait for is put to the payer. Each is fetched when it is needed. */
export const actions: { [Type in QuestionType]: Action<Type> } = {
  enter_pin: {
    title: 'pin.title',
    view: later(async () => (await import('./enter-pin.tsx')).EnterPin),
  },
  collect_otp: {
    title: 'otp.title',
    view: later(async () => (await import('./collect-otp.tsx')).CollectOtp),
  },
  show_qr: {
    view: later(async () => (await import('./show-qr/show-qr.tsx')).ShowQr),
  },
  redirect: {
    view: later(async () => (await import('./redirect.tsx')).Redirect),
    begin: goTo,
  },
  open_app: {
    view: later(async () => (await import('./open-app.tsx')).OpenApp),
    begin: handOver,
  },
}

/** The action of a question. Which of them it is and which props it takes go together by the type above. */
export const actionOf = ({ type }: Pick<Question, 'type'>) => actions[type] as Action<QuestionType>
