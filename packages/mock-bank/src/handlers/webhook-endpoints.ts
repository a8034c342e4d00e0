import {
  createEndpoint,
  deleteEndpoint,
  type EndpointWithSecret,
  listEndpoints,
  rotateSecret,
} from '../events/endpoints.ts'
import { presentEndpoint } from '../events/endpoint.ts'
import type { Handlers } from './handler.ts'

export const webhookEndpoints: Handlers['webhookEndpoints'] = {
  create: async (bank, { caller, body, claim }) =>
    shown(await createEndpoint(bank, caller, body, claim)),

  list: (bank, { caller, query }) => listEndpoints(bank, caller, query),

  delete: async (bank, { caller, params }) => {
    await deleteEndpoint(bank, caller, params.webhookEndpointId)
  },

  rotateSecret: async (bank, { caller, params }) =>
    shown(await rotateSecret(bank, caller, params.webhookEndpointId)),
}

const shown = ({ endpoint, secret }: EndpointWithSecret) => ({
  ...presentEndpoint(endpoint),
  secret,
})
