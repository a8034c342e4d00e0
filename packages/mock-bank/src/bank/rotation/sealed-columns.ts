/** A column of sealed values, and what it takes to open one of them. */
export interface SealedColumn {
  table: string
  column: string
  /** The columns that name a row. */
  keys: readonly string[]
  /** Under whose data key, in SQL. */
  realm: string
  /** The place it was sealed for, from the values of `keys`. */
  place: (keys: readonly unknown[]) => string
}

const byId = (table: string, field: string, column: string, id = 'id'): SealedColumn => ({
  ...{ table, column, keys: [id], realm: 'realm_id' },
  place: ([key]) => `${table}.${field}:${String(key)}`,
})

/** All there is that was sealed. A test holds it against the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  { ...byId('bank_keys', 'private_key', 'sealed_private_key'), realm: `'bank'` },
  {
    ...{ table: 'idempotency_keys', column: 'sealed_body', realm: 'realm_id' },
    keys: ['principal', 'method', 'path', 'key'],
    place: (keys) => `idempotency_keys:${JSON.stringify(keys)}`,
  },
  {
    ...{ table: 'webhook_secrets', column: 'sealed', keys: ['id', 'endpoint_id'] },
    realm: '(select e.realm_id from webhook_endpoints e where e.id = endpoint_id)',
    place: ([, endpointId]) => `webhook_secrets.sealed:${String(endpointId)}`,
  },
  byId('customers', 'name', 'sealed_name'),
  byId('customers', 'id_number', 'sealed_id_number'),
  byId('customers', 'mobile', 'sealed_mobile'),
  byId('challenges', 'mobile', 'sealed_mobile'),
  byId('cards', 'number', 'sealed_number'),
  byId('cards', 'mobile', 'sealed_mobile'),
  byId('applications', 'person', 'sealed_person'),
  byId('quick_pay_agreements', 'elements', 'sealed_elements'),
  byId('identity_requests', 'details', 'sealed_details', 'customer_id'),
  byId('complaints', 'text', 'sealed_text'),
  byId('complaints', 'answer', 'sealed_answer'),
  byId('payout_accounts', 'number', 'sealed_number', 'app_id'),
  byId('payout_accounts', 'name', 'sealed_name', 'app_id'),
  byId('sandbox_messages', 'message', 'sealed_message'),
]
