import type pg from 'pg'
import type { UnitId } from '#kernel/ids.ts'
import { POINT_KINDS } from '#dossiers/domain/figure-points.ts'

const BATCH = 50_000
const YEARS = 2
const SECTORS = 24
const PROCEDURES_A_SECTOR = 8

const kind = (name: keyof typeof POINT_KINDS): number => POINT_KINDS[name]

/**
 * Adds the points of dossiers by SQL until there are those of `size`: what their commands would have written over two
 * years. Nine days each; of a hundred, 60 end early, 27 on time, 8 late, 2 are withdrawn, 2 end late after a pause, one
 * never ends; two of a hundred ends are entered two days after they happened. The first units are the largest.
 */
export const growPointsTo = async (
  client: pg.Client,
  { size, units, tenantId, until, say }: { size: number; units: readonly UnitId[]; tenantId: string; until: string; say: (line: string) => void },
): Promise<void> => {
  await client.query(`set statement_timeout = 0; set timezone = 'UTC'; set synchronous_commit = off`)
  await client.query('create temp table if not exists place (no int primary key, id uuid); truncate place')
  await client.query('insert into place select * from unnest($1::int[], $2::uuid[])', [units.map((_, no) => no), [...units]])
  await client.query('create schema if not exists grown; create table if not exists grown.size (dossiers bigint)')
  const { rows } = await client.query<{ have: string }>('select coalesce(max(dossiers), 0) as have from grown.size')
  const have = Number(rows[0]?.have)
  await client.query('alter table figure_point drop constraint if exists figure_point_pkey; drop index if exists figure_point_dossier')
  for (let from = have; from < size; from += BATCH) {
    await client.query(POINTS, [from, Math.min(size, from + BATCH) - 1, units.length, tenantId, until, size - have, have])
    if ((from / BATCH) % 20 === 19) say(`${Math.min(size, from + BATCH).toLocaleString('vi-VN')} dossiers`)
  }
  await client.query('insert into grown.size values ($1)', [size])
  await client.query('alter table figure_point add primary key (tenant_id, competent_unit_id, kind, at, dossier_id, seq)')
  await client.query('create index figure_point_dossier on figure_point (dossier_id)')
  await client.query('vacuum (analyze) figure_point')
}

/** The later the number of a dossier, the later it came; each stage of growth covers the whole time anew. */
const POINTS = `
  with life as (
    select n, p.id as unit_id, s.no as sector, 'L' || lpad(s.no::text, 2, '0') as sector_code,
      lpad((s.no * ${PROCEDURES_A_SECTOR} + n % ${PROCEDURES_A_SECTOR})::text, 6, '0') as procedure_code,
      (lpad(to_hex((extract(epoch from one.at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0') || '8'
        || lpad(to_hex((n * 7919) % 4096), 3, '0') || lpad(to_hex(n), 12, '0'))::uuid as id,
      one.at as accepted_at, date_trunc('day', one.at) + interval '9 days 10 hours 31 minutes' as late_at,
      case when n * 7919 % 100 = 99 then null
        when n * 7919 % 100 < 62 then one.at + interval '1 day' * (2 + n * 31 % 600 / 100.0)
        when n * 7919 % 100 < 89 then date_trunc('day', one.at) + interval '9 days 2 hours' + interval '1 second' * (n * 31 % 20000)
        else one.at + interval '1 day' * (11 + n * 31 % 1400 / 100.0) end as ended_at,
      case when n * 7919 % 100 < 60 then ${kind('resolvedEarly')} when n * 7919 % 100 < 62 then ${kind('withdrawnEarly')}
        when n * 7919 % 100 < 89 then ${kind('resolvedOnTime')} else ${kind('resolvedOverdue')} end as end_kind,
      n * 7919 % 100 >= 97 as is_paused, 1 + (n * 31 % 10 / 4) as intake, n * 104729 % 50 = 0 as is_late
    from (select n, $5::timestamptz - interval '${YEARS} years' * (1 - (n - $7::bigint) / $6::float8) as at
      from generate_series($1::bigint, $2::bigint) as n) as one
    join place p on p.no = floor($3::int * power((n * 104729 % 100003) / 100003.0, 1.5))::int
    cross join lateral (select floor(${SECTORS} * power((n * 15485863 % 10007) / 10007.0, 2))::int as no) as s
  ), point as (
    select life.*, v.kind, v.at, v.recorded_at, v.amount, v.seq
    from life cross join lateral (values
      (${kind('received')}, accepted_at, accepted_at, 1, 3),
      (${kind('overdue')}, late_at, accepted_at, 1, 3),
      (case when is_paused then ${kind('pausedInTime')} end, accepted_at + interval '3 days', accepted_at + interval '3 days', 1, 4),
      (case when is_paused then ${kind('overdue')} end, late_at, accepted_at + interval '3 days', -1, 4),
      (case when is_paused then ${kind('pausedInTime')} end, accepted_at + interval '5 days', accepted_at + interval '5 days', -1, 6),
      (case when is_paused then ${kind('overdue')} end, late_at + interval '1 day', accepted_at + interval '5 days', 1, 6),
      (end_kind, ended_at, ended_at + case when is_late then interval '2 days' else interval '0' end, 1, 9),
      (${kind('overdue')}, greatest(ended_at, late_at + case when is_paused then interval '1 day' else interval '0' end),
        ended_at + case when is_late then interval '2 days' else interval '0' end, -1, 9)
    ) as v (kind, at, recorded_at, amount, seq)
    where v.kind is not null and v.at is not null and v.recorded_at <= $5::timestamptz
  )
  insert into figure_point (tenant_id, competent_unit_id, kind, intake, late, amount, at, recorded_at, dossier_id, seq,
    receiving_unit_id, staff_id, sector_code, procedure_code)
  select $4::uuid, unit_id, kind, intake, (at at time zone 'Asia/Ho_Chi_Minh')::date < (recorded_at at time zone 'Asia/Ho_Chi_Minh')::date,
    amount, date_trunc('milliseconds', at), date_trunc('milliseconds', recorded_at), id, seq, unit_id, null, sector_code, procedure_code
  from point order by recorded_at`
