import type { Audit } from './audit.ts'

/** Each name that was taken, against the transfer it stands for. */
export const keys: Audit = {
  promises: [
    'a key says what was written of it, and names a transfer of its lane',
    'a merchant’s own number is kept for ever, for the one transfer that was posted under it',
  ],
  values: ['realm', 'lanes'],
  breach: `
    select * from (
      select coalesce(k.lane, t.lane) as lane, t.seq, coalesce(k.key, t.reference) as key,
        coalesce(t.id, k.transfer_id) as transfer_id, case
          when k.seal <> public.key_seal(k.key, k.request, k.transfer_id, k.expires_at) then 1
          when k.key is not null and t.id is null then 1
          when (k.expires_at = 'infinity') <> (k.key is not distinct from t.reference) then 2
          end as broken
      from ledger_keys k
      left join ledger_transfers t on t.lane = k.lane and t.id = k.transfer_id
      where k.lane = any($2::int[]) and ($1::text is null or t.realm = $1)
      union all
      select t.lane, t.seq, t.reference, t.id, 2
      from ledger_transfers t
      left join ledger_keys k on k.lane = t.lane and k.key = t.reference
      where t.lane = any($2::int[]) and ($1::text is null or t.realm = $1)
        and t.reference is not null and k.transfer_id is distinct from t.id
    ) name
    where broken is not null order by lane, seq`,
}
