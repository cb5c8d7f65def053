import { sql } from 'kysely'
import type pg from 'pg'
import type { Database } from '#db/client.ts'
import { perform } from '#dossiers/commands.ts'
import type { Answer, Outcome } from '#dossiers/execute.ts'
import { openUnit } from '#organisation/unit-commands.ts'
import { today } from '#organisation/today.ts'
import type { UnitId } from '#kernel/ids.ts'
import { contextOf, filingAt, findHolder, type Desk, type Office } from './office.ts'

/** Communes beside those of the demo, so that a million dossiers lie as in a province of some eighty. */
const MORE_COMMUNES = 72
/** Of a hundred dossiers of a province so many are under way; the rest is finished and stays. */
const OPEN_PERCENT = 3
const BATCH = 50_000

const taken = (outcome: Outcome): Answer => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`)
  return outcome.value
}

/** More communes, opened as an administrator opens them; answers their centres and offices. */
export const openCommunes = async (office: Office, more = MORE_COMMUNES): Promise<readonly { commune: UnitId; center: UnitId; office: UnitId; code: string }[]> => {
  const { system } = office
  const openedOn = today(system)
  const { rows } = await sql<{ id: UnitId }>`select id from unit where code = 'H50'`.execute(office.owner)
  const place = { openedOn, tier: 'commune', areaCode: null, address: null, phone: null } as const
  const open = async (code: string, name: string, parentId: UnitId | null, kind: string): Promise<UnitId> => {
    const opened = await openUnit(system, { ...place, code, name, shortName: name, parentId, kind })
    if (!opened.ok) throw new Error(`unit ${code}: ${opened.refusal.code}`)
    return opened.value.unitId
  }
  const communes = []
  for (let n = 0; n < more; n++) {
    const code = `H50.${201 + n}`
    const commune = await open(code, `Ủy ban nhân dân xã số ${n + 1}`, rows[0]?.id ?? null, 'peoplesCommittee')
    const center = await open(`${code}.01`, `Trung tâm Phục vụ hành chính công xã số ${n + 1}`, commune, 'serviceCenter')
    communes.push({ commune, center, office: await open(`${code}.02`, `Văn phòng xã số ${n + 1}`, commune, 'office'), code: `${code}.01` })
  }
  return communes
}

/** Dossiers in every state of their life at one desk, through the real commands: what all others are cut from. */
export const receiveModels = async (office: Office, desk: Desk): Promise<void> => {
  const { newId } = office.system
  const receiver = await contextOf(office, desk.officer)
  const officer = await contextOf(office, await findHolder(office, 'caseOfficer', desk.office))
  const on = (dossierId: string) => ({ commandId: newId(), dossierId, occurredAt: null })
  for (let n = 0; n < 6; n++) {
    const { dossierId } = taken(await perform(receiver, 'receive', filingAt(desk, newId)))
    if (n % 3 === 1) taken(await perform(officer, 'acceptStep', { ...on(dossierId), stepNo: 2 }))
    if (n % 3 === 2) {
      taken(
        await perform(officer, 'requestSupplement', {
          ...on(dossierId), items: ['Bản sao trích lục'], reason: 'Thiếu trích lục', exceptionBasis: null,
          answerDueOn: today(office.system).add({ days: 20 }).toString(),
        }),
      )
    }
  }
}

/**
 * Adds dossiers by SQL until there are `size`: each a copy of one of the models with an id, a code and units of its own,
 * received over the last two years, with its steps and its entry in the ledger of due dates. Most are handed over.
 * Their history is left out: neither a list nor a look-up reads it.
 */
export const growTo = async (
  client: pg.Client,
  size: number,
  communes: readonly { readonly center: UnitId; readonly office: UnitId; readonly code: string }[],
  say: (line: string) => void,
  openPercent = OPEN_PERCENT,
): Promise<void> => {
  await client.query("set session_replication_role = replica; set statement_timeout = 0; set timezone = 'UTC'")
  await client.query('create temp table if not exists commune (no int primary key, center uuid, office uuid, code text)')
  await client.query('truncate commune')
  await client.query('insert into commune select * from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[])', [
    communes.map((_, no) => no),
    communes.map(({ center }) => center),
    communes.map(({ office }) => office),
    communes.map(({ code }) => code),
  ])
  await client.query(`create temp table if not exists model as
    select row_number() over (order by id) - 1 as no, d.* from dossier d where code !~ '-9'`)
  const have = await client.query<{ count: number }>('select count(*)::int as count from dossier')
  for (let from = Number(have.rows[0]?.count); from < size; from += BATCH) {
    await client.query(COPIES, [from, Math.min(size, from + BATCH) - 1, communes.length, openPercent])
    await client.query(DOSSIERS)
    await client.query(STEPS)
    await client.query(DUES)
    await client.query('drop table copy')
    say(`${Math.min(size, from + BATCH).toLocaleString('vi-VN')} dossiers`)
  }
  for (const table of ['dossier', 'dossier_step', 'deadline_entry']) await client.query(`vacuum (analyze) ${table}`)
}

/** Which model, which commune (the first ones are the largest, as towns are), when, and whether it is still open. */
const COPIES = `
  create temp table copy as
  select n, m.no as model_no, m.id as model_id, m.code as model_code, m.receiving_unit_id as model_center,
    m.competent_unit_id as model_office, c.center, c.office,
    (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0') || '8'
      || lpad(to_hex((n * 7919) % 4096), 3, '0') || lpad(to_hex(n), 12, '0'))::uuid as id,
    c.code || '-' || to_char(at, 'YYMMDD') || '-9' || lpad(n::text, 7, '0') as code,
    at, is_open, at + interval '9 days' * (0.6 + (n * 31 % 100) / 125.0) as due_at
  from (
    select n, n * 7919 % 1000 < $4::int * 10 as is_open, floor($3::int * power((n * 104729 % 100003) / 100003.0, 1.5))::int as commune_no,
      case when n * 7919 % 1000 < $4::int * 10 then now() - interval '12 days' * ((n * 15485863 % 10007) / 10007.0)
        else now() - interval '700 days' * ((n * 15485863 % 10007) / 10007.0) - interval '15 days' end as at
    from generate_series($1::bigint, $2::bigint) as n) as one
  join commune c on c.no = one.commune_no
  join model m on m.no = n % (select count(*) from model)`

const MOVED = (column: string): string =>
  `replace(replace(replace(replace(${column}::text, c.model_id::text, c.id::text), c.model_code, c.code),
     c.model_center::text, c.center::text), c.model_office::text, c.office::text)`

const DOSSIERS = `
  insert into dossier (tenant_id, id, code, external_code, seq, phase, status, procedure_version_id, process_version_id,
    procedure_code, sector_code, channel, route, assisted_at_unit_id, receiving_unit_id, competent_unit_id,
    participant_unit_ids, owner_name, owner_folded, phone_tail, fee_dong, instant, accepted_at, due_at, original_due_at, deadline_mode,
    provisional, paused_since, supplement_requests, finished_at, outcome, handed_over_at, last_event_at, answer_due_on, state)
  select m.tenant_id, c.id, c.code, null, m.seq, case when c.is_open then m.phase else 'handedOver' end,
    case when c.is_open then m.status else 'handedOver' end, m.procedure_version_id, m.process_version_id, m.procedure_code,
    m.sector_code, m.channel, m.route, null, c.center, c.office, array[c.center, c.office], m.owner_name,
    m.owner_folded,
    lpad((c.n % 10000)::text, 4, '0'), m.fee_dong, m.instant, c.at, c.due_at, c.due_at, m.deadline_mode, false,
    case when c.is_open then m.paused_since end, m.supplement_requests,
    case when not c.is_open then c.due_at - interval '1 day' end, case when not c.is_open then 'GRANTED' end,
    case when not c.is_open then c.due_at end, c.at, case when c.is_open then m.answer_due_on end, ${MOVED('m.state')}::json
  from copy c join model m on m.no = c.model_no order by c.id`

const STEPS = `
  insert into dossier_step (tenant_id, dossier_id, no, definition_id, name, kind, role, unit_id, staff_id, sector_code,
    state, allotted_minutes, opened_at, accepted_at, ended_at, due_at, urgent_at)
  select s.tenant_id, c.id, s.no, s.definition_id, s.name, s.kind, s.role,
    case s.unit_id when c.model_center then c.center when c.model_office then c.office else s.unit_id end,
    case when c.office = c.model_office then s.staff_id end, s.sector_code,
    case when c.is_open then s.state else 'done' end, s.allotted_minutes, c.at, s.accepted_at,
    case when not c.is_open then c.due_at end, c.due_at,
    case when s.urgent_at = 'infinity' then s.urgent_at else c.due_at end
  from copy c join dossier_step s on s.dossier_id = c.model_id order by c.id, s.no`

const DUES = `
  insert into deadline_entry (tenant_id, dossier_id, seq, cause, old_due_at, new_due_at, provisional, explanation, recorded_at)
  select e.tenant_id, c.id, e.seq, e.cause, null, c.due_at, false, e.explanation, c.at
  from copy c join deadline_entry e on e.dossier_id = c.model_id order by c.id`

/** Codes of dossiers spread over all of them, each with the last digits of its submitter's phone. */
export const sampleCodes = async (owner: Database, count: number): Promise<readonly { code: string; factor: string }[]> => {
  const { rows } = await sql<{ code: string; factor: string }>`
    select code, phone_tail as factor from dossier where code ~ '-9' and phone_tail is not null
    order by md5(id::text) limit ${count}`.execute(owner)
  return rows
}
