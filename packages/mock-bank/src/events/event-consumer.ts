import { eventData, type EventType } from '@qiantang/sdk/contract'

import type { Json } from '../kernel/database/index.ts'
import type { OutboxMessage } from '../ledger/index.ts'
import type { Consumer } from './outbox.ts'
import { type NewEvent, record } from './record.ts'

/** Turns what postings told (`eventMessage`) into events. Messages meant for other consumers are passed over. */
export const eventConsumer: Consumer = {
  name: 'events',
  consume: (_bank, tx, messages) => record(tx, messages.flatMap(eventsIn)),
}

const eventsIn = ({ lane, seq, part, at, message }: OutboxMessage): NewEvent[] => {
  const told: unknown = message
  return isEventMessage(told) ? [{ ...told, at, source: { lane, seq, part } }] : []
}

interface EventMessage {
  realmId: string
  appId: string
  type: EventType
  data: Json
}

const isEventMessage = (message: unknown): message is EventMessage =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  Object.hasOwn(eventData, String(message.type)) &&
  'appId' in message &&
  'data' in message
