import type { Queryable, Sql } from '../kernel/database/index.ts'

/** This database is not ready to be spread over several servers; the message says what is missing. */
export class CannotScaleOut extends Error {
  override readonly name = 'CannotScaleOut'
}

export type ScaleOutOptions = {
  /** Into how many pieces the tables of money are cut; fixed once they are. @default 32 */
  readonly shards?: number
}

/** The table whose shards decide where all others of a lane lie. */
const pivot = 'lane_heads'

/** Has a lane, and is written together with what its reader makes of the news, which has none. */
const cursors = 'outbox_cursors'

/**
 * Spreads the books over the servers of a Citus: the tables of money by their lane, so that all of a
 * lane lies on one server, with the functions that write it. Everything else stays on the coordinator
 * and becomes known to Citus, so that a transaction takes effect in both places or in neither. Says
 * line by line what it did. What was so already is left alone: run it again after every migration.
 *
 * @throws {CannotScaleOut}
 */
export async function* scaleOut(
  sql: Sql,
  { shards = 32 }: ScaleOutOptions = {},
): AsyncGenerator<string, void> {
  yield await requireCitus(sql)
  const tables = await readTables(sql)
  for (const table of tables.filter(isOfMoney)) {
    yield* dropTriggers(sql, table)
    yield await distribute(sql, table, shards)
  }
  yield* handOver(sql, tables)
  for (const table of tables.filter((table) => !isOfMoney(table)))
    yield await keepOnCoordinator(sql, table)
  yield* tellWhere(sql)
}

/**
 * Answers which Citus this is, and of how many servers.
 *
 * @throws {CannotScaleOut} Where this is not the coordinator of a Citus 12 or later that has servers.
 */
export const requireCitus = async (sql: Queryable): Promise<string> =>
  `Citus ${await requireVersion(sql)}, ${await requireServers(sql)}.`

const requireVersion = async (sql: Queryable): Promise<string> => {
  const [citus] = await sql<{ version: string }[]>`
    select extversion as version from pg_extension where extname = 'citus'`
  if (!citus) {
    throw new CannotScaleOut(
      'This database has no Citus. Install it on the server, add citus to shared_preload_libraries, ' +
        'and run "create extension citus" in this database and in its namesake on every worker.',
    )
  }
  const [version = ''] = citus.version.split('-')
  if (Number.parseInt(version, 10) < 12) {
    throw new CannotScaleOut(`Citus ${version} is too old: the books need 12 or later.`)
  }
  return version
}

/** The coordinator has to know itself, and somebody has to take the shards. */
const requireServers = async (sql: Queryable): Promise<string> => {
  const nodes = await sql<{ isCoordinator: boolean; takesShards: boolean; isHere: boolean }[]>`
    select groupid = 0 as is_coordinator, shouldhaveshards as takes_shards,
      groupid = (select groupid from pg_dist_local_group) as is_here
    from pg_dist_node where noderole = 'primary' and isactive`
  if (!nodes.some(({ isCoordinator }) => isCoordinator)) {
    throw new CannotScaleOut(
      'The coordinator does not know its own address. Run "select citus_set_coordinator_host(…)" there first.',
    )
  }
  if (!nodes.some(({ isCoordinator, isHere }) => isCoordinator && isHere)) {
    throw new CannotScaleOut('This is a worker. Scale out from the coordinator.')
  }
  const takers = nodes.filter(({ takesShards }) => takesShards)
  if (takers.length === 0) {
    throw new CannotScaleOut(
      'No server takes shards. Run "select citus_add_node(…)" on the coordinator for each worker first.',
    )
  }
  return takers.length === 1 ? 'one server takes shards' : `${takers.length} servers take shards`
}

type Table = {
  readonly name: string
  readonly hasLane: boolean
  /** Whether Citus knows it, in whatever way. */
  readonly isKnown: boolean
}

const isOfMoney = ({ name, hasLane }: Table): boolean => hasLane && name !== cursors

/** The bank's own tables; a partition goes with the table it is a part of. */
const readTables = (sql: Queryable): Promise<Table[]> =>
  sql<Table[]>`
    select c.relname as name, exists (
      select from pg_attribute a
      where a.attrelid = c.oid and a.attname = 'lane' and not a.attisdropped
    ) as has_lane,
    exists (select from pg_dist_partition d where d.logicalrelid = c.oid) as is_known
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not c.relispartition and not relation_is_a_known_shard(c.oid)
      and c.relname not in ('schema_migrations', 'schema_leader')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname <> ${pivot}, c.relname`

/** Citus has no triggers on what it distributes. What they refuse, the missing grants refuse too. */
async function* dropTriggers(sql: Sql, { name }: Table): AsyncGenerator<string, void> {
  const triggers = await sql<{ trigger: string; on: string }[]>`
    select g.tgname as trigger, g.tgrelid::regclass::text as on
    from pg_trigger g
    where not g.tgisinternal and g.tgrelid in (
      select relid from pg_partition_tree(${name}::regclass)
      union select ${name}::regclass
    )
    order by g.tgrelid::regclass::text`
  for (const { trigger, on } of triggers)
    await sql.unsafe(`drop trigger if exists ${trigger} on ${on}`)
  if (triggers.length > 0) yield `${name}: triggers dropped; the grants refuse what they refused.`
}

const distribute = async (sql: Sql, { name }: Table, shards: number): Promise<string> => {
  const [known] = await sql<{ together: boolean }[]>`
    select colocationid = (
      select colocationid from pg_dist_partition where logicalrelid = ${pivot}::regclass
    ) as together
    from pg_dist_partition where logicalrelid = ${name}::regclass and partmethod = 'h'`
  if (known && !known.together) {
    throw new CannotScaleOut(`${name} is distributed apart from ${pivot}: undistribute it first.`)
  }
  if (known) return `${name}: was distributed by lane.`
  if (name === pivot) {
    await sql`
      select create_distributed_table(${name}, 'lane', colocate_with => 'none', shard_count => ${shards})`
    return `${name}: distributed by lane, into ${shards} shards.`
  }
  await sql`select create_distributed_table(${name}, 'lane', colocate_with => ${pivot})`
  return `${name}: distributed by lane, beside ${pivot}.`
}

type DatabaseFunction = {
  readonly name: string
  /** With its arguments, as statements name it. */
  readonly signature: string
  readonly body: string
  readonly takesLane: boolean
  readonly isPure: boolean
  readonly forcesGenericPlans: boolean
  readonly isKnown: boolean
  readonly isHandedOver: boolean
}

/** The bank's own functions, but for those of triggers. */
const readFunctions = (sql: Queryable): Promise<DatabaseFunction[]> =>
  sql<DatabaseFunction[]>`
    select p.proname as name, p.oid::regprocedure::text as signature, p.prosrc as body,
      p.proargnames[1] is not distinct from 'p_lane' as takes_lane,
      p.provolatile = 'i' as is_pure,
      coalesce(p.proconfig @> '{plan_cache_mode=force_generic_plan}', false) as forces_generic_plans,
      o.objid is not null as is_known,
      coalesce(o.distribution_argument_index = 0 and o.force_delegation, false) as is_handed_over
    from pg_proc p
    left join pg_dist_object o on o.classid = 'pg_proc'::regclass and o.objid = p.oid
    where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by p.proname`

/** All that a function touches, and all that the functions touch which it calls. */
const touchedBy = (name: string, functions: readonly DatabaseFunction[]): Set<string> => {
  const touched = new Set([name])
  for (const each of touched) {
    const bodies = functions.filter((called) => called.name === each).map(({ body }) => body)
    // Inside, names say their schema; they have to, since no other server has our search path.
    for (const [, found] of bodies.join('\n').matchAll(/\bpublic\.(\w+)/g)) touched.add(found!)
  }
  return touched
}

/**
 * The functions that are told their lane and touch nothing that stays on the coordinator: a call then
 * runs on the server of its lane, in one round trip, inside a longer transaction too. What they call
 * becomes known to every server, and so do functions that only work something out.
 */
async function* handOver(sql: Sql, tables: readonly Table[]): AsyncGenerator<string, void> {
  const functions = await readFunctions(sql)
  const here = new Set(tables.filter((table) => !isOfMoney(table)).map(({ name }) => name))
  const moving = functions.filter(
    ({ name, takesLane }) =>
      takesLane && ![...touchedBy(name, functions)].some((touched) => here.has(touched)),
  )
  const called = new Set(moving.flatMap(({ name }) => [...touchedBy(name, functions)]))
  for (const each of functions) {
    if (moving.includes(each)) yield* handOverCalls(sql, each)
    else if (each.isPure || called.has(each.name)) yield await makeKnown(sql, each)
    else yield `${each.name}: runs where it is called.`
  }
}

async function* handOverCalls(
  sql: Sql,
  { name, signature, forcesGenericPlans, isHandedOver }: DatabaseFunction,
): AsyncGenerator<string, void> {
  if (forcesGenericPlans) {
    // Citus has to see the lane before it can plan.
    await sql.unsafe(`alter function ${signature} reset plan_cache_mode`)
    yield `${name}: plan_cache_mode reset.`
  }
  if (!isHandedOver) {
    await sql`
      select create_distributed_function(
        ${signature}, 'p_lane', colocate_with => ${pivot}, force_delegation => true)`
  }
  yield `${name}: ${isHandedOver ? 'was' : 'is now'} handed to the server of its lane.`
}

const makeKnown = async (
  sql: Sql,
  { name, signature, isKnown }: DatabaseFunction,
): Promise<string> => {
  if (!isKnown) await sql`select create_distributed_function(${signature})`
  return `${name}: ${isKnown ? 'was' : 'is now'} known to every server.`
}

const keepOnCoordinator = async (sql: Sql, { name, isKnown }: Table): Promise<string> => {
  if (isKnown) return `${name}: was kept on the coordinator.`
  // Tables that refer to each other become known together, so it may be known by now.
  await sql`
    select citus_add_local_table_to_metadata(${name}, cascade_via_foreign_keys => true)
    where not exists (select from pg_dist_partition where logicalrelid = ${name}::regclass)`
  return `${name}: kept on the coordinator, and known to Citus.`
}

async function* tellWhere(sql: Queryable): AsyncGenerator<string, void> {
  const servers = await sql<{ server: string; lanes: number }[]>`
    select s.nodename || ':' || s.nodeport as server, count(l.lane) as lanes
    from deployment d
    cross join lateral generate_series(0, d.lanes - 1) l(lane)
    join citus_shards s on s.table_name = ${pivot}::regclass
      and s.shardid = get_shard_id_for_distribution_column(${pivot}, l.lane)
    group by s.nodename, s.nodeport order by s.nodename, s.nodeport`
  yield `Lanes: ${servers.map(({ server, lanes }) => `${lanes} on ${server}`).join(', ')}.`
  const [role] = await sql<{ mayRewrite: boolean }[]>`
    select has_table_privilege('ledger_transfers', 'update') as may_rewrite`
  if (role?.mayRewrite) {
    yield 'This role may rewrite history: let the bank connect as one that is no superuser.'
  }
}
