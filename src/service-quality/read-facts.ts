import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { judgePosting, missingParts, type Punctuality } from '#disclosure/domain/timeliness.ts'
import type { TenantId, UnitId } from '#kernel/ids.ts'
import { localDayOf, Temporal, vietnamDay } from '#kernel/time.ts'
import { postingLimit } from '#law/posting-limits.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { listPublications, type Publication } from '#procedures/publication-queries.ts'
import { readTraces } from '#petitions/queries.ts'
import { toAt } from '#kernel/at.ts'
import { getVersion } from '#procedures/queries.ts'
import { listRatings } from '#satisfaction/queries.ts'
import { daysOf } from './domain/period.ts'
import { worstOf, type Offered, type Posted } from './domain/procedures.ts'
import { STANDING_SIGNS, talliesOf, type Profile } from './domain/profile.ts'
import { DOSSIER_MEASURE_NAMES, type QualityFacts } from './domain/tally.ts'
import { dossierFacts } from './dossier-facts.ts'
import { DOSSIER_MEASURES } from './measures.ts'
import type { Scope, UnitScope } from './scope.ts'

/** Dossiers by competent unit, procedure, and how they stand in every measure. */
const readProfiles = async (trx: Trx, scope: UnitScope): Promise<readonly Profile[]> => {
  const signs = DOSSIER_MEASURE_NAMES.map((measure) => {
    const { base, met, mendable } = DOSSIER_MEASURES[measure]
    const { out, gone, mendable: toMend, met: within } = STANDING_SIGNS
    return sql`case when (${base}) is not true then ${sql.lit(out)} when ${met} then ${sql.lit(within)}
      when ${mendable} then ${sql.lit(toMend)} else ${sql.lit(gone)} end`
  })
  const { rows } = await sql<Profile>`
    with ${dossierFacts(scope)}
    select competent_unit_id as "unitId", procedure_code as "procedureCode", concat(${sql.join(signs)}) as signs,
      is_at_risk as "isAtRisk", is_received and channel = 'online' as "isSentOnline", count(*)::int as count
    from fact group by 1, 2, 3, 4, 5`.execute(trx)
  return rows
}

/** What the units resolve on the last day, with what the version in force says of it. */
const readOffered = async (trx: Trx, { lastDay, asOf, units }: UnitScope, tree: UnitTree): Promise<readonly Offered[]> => {
  const { rows } = await sql<Omit<Offered, 'isPayable'>>`
    select distinct on (u.unit_id, u.procedure_code) u.unit_id as "unitId", u.procedure_code as "procedureCode",
      v.body ->> 'serviceLevel' in ('fullOnline', 'partialOnline') as "isOnline",
      exists (select from json_array_elements(v.body -> 'fees') f where coalesce((f ->> 'amount')::numeric, 1) > 0) as "hasFee"
    from procedure_unit u
    join procedure_version v on v.tenant_id = u.tenant_id and v.procedure_code = u.procedure_code and v.state <> 'draft'
      and v.effective_from <= ${lastDay} and (v.effective_to is null or v.effective_to >= ${lastDay}) and v.published_at <= ${asOf}
    where u.tenant_id = current_tenant() and u.part = 'resolves' and u.unit_id = any(${units}::uuid[])
      and u.valid_from <= ${lastDay} and (u.valid_to is null or u.valid_to >= ${lastDay})
    order by u.unit_id, u.procedure_code, v.version_no desc`.execute(trx)
  const accounts = await sql<{ unitId: UnitId }>`
    select unit_id as "unitId" from payee_account where tenant_id = current_tenant() and changed_at <= ${asOf}`.execute(trx)
  const payees = new Set(accounts.rows.map((one) => one.unitId))
  const isPayable = (unitId: UnitId): boolean => payees.has(unitId) || tree.ancestors(unitId).some((one) => payees.has(one.id))
  return rows.map((row) => ({ ...row, isPayable: isPayable(row.unitId) }))
}

/** In force on the last day, and to be read by everybody before the end. */
const isPublicOn = (one: Publication, { end }: Scope, lastDay: string): boolean =>
  one.effectiveFrom.toString() <= lastDay
  && (one.effectiveTo === null || lastDay <= one.effectiveTo.toString())
  && Temporal.Instant.compare(one.publishedAt, end) < 0

/** How every procedure was published in the period, in the working days of the root. */
const readPosted = async (trx: Trx, tenantId: TenantId, scope: Scope, tree: UnitTree): Promise<ReadonlyMap<string, Posted>> => {
  const [root] = tree.units
  if (root === undefined) return new Map()
  const calendar = await loadCalendar(trx, root.id, scope.lastDay)
  const lastDay = scope.lastDay.toString()
  const { from } = daysOf(scope.period)
  const known = (await listPublications(trx)).filter((one) => Temporal.Instant.compare(one.publishedAt, scope.asOf) <= 0)
  const isOfPeriod = (one: Publication): boolean => {
    const day = one.decisionDate ?? one.postedOn.toString()
    return from <= day && day <= lastDay
  }
  const judge = (one: Publication): { decision: Punctuality; posting: Punctuality } => {
    const ruleDay = one.decisionDate ?? one.postedOn.toString()
    const days = {
      decidedOn: one.decisionDate === null ? null : localDayOf(Temporal.PlainDate.from(one.decisionDate)),
      effectiveFrom: localDayOf(one.effectiveFrom),
      postedOn: localDayOf(one.postedOn),
    }
    const rule = { decisionBeforeEffect: postingLimit('decisionBeforeEffect', ruleDay), publicAfterDecision: postingLimit('publicAfterDecision', ruleDay) }
    return judgePosting(days, rule, calendar)
  }
  const posted = new Map<string, Posted>()
  for (const [code, versions] of Map.groupBy(known, (one) => one.code)) {
    const judged = versions.filter(isOfPeriod).map(judge)
    const inForce = versions.find((one) => isPublicOn(one, scope, lastDay))
    const version = inForce && (await getVersion(trx, tenantId, inForce.versionId))
    posted.set(code, {
      decision: worstOf(judged.map((one) => one.decision)),
      posting: worstOf(judged.map((one) => one.posting)),
      isFull: version && missingParts(version, version.processId !== null).length === 0,
    })
  }
  return posted
}

/**
 * People who were not content with all three questions, by the place that received them: in months of the period that
 * were over by then, and as far as the rule lets them be told.
 */
const readDiscontent = async (trx: Trx, scope: UnitScope): Promise<ReadonlyMap<UnitId, number>> => {
  const { from, to } = daysOf(scope.period)
  const day = vietnamDay(scope.asOf)
  const thisMonth = day.with({ day: 1 }).toString()
  const discontent = new Map<UnitId, number>()
  for (const { unitId, month, summary } of await listRatings(trx, scope.units, Temporal.PlainDate.from(from), day)) {
    if (month > to || month >= thisMonth || summary === null) continue
    discontent.set(unitId, (discontent.get(unitId) ?? 0) + summary.count - summary.satisfiedOverall)
  }
  return discontent
}

/** Everything the index of these units is computed from, read once for all of them. */
export const readFacts = async (trx: Trx, tenantId: TenantId, scope: UnitScope, tree: UnitTree): Promise<QualityFacts> => {
  const profiles = await readProfiles(trx, scope)
  const span = { begin: toAt(scope.begin), end: toAt(scope.end) }
  return {
    dossiers: talliesOf(profiles),
    profiles,
    offered: await readOffered(trx, scope, tree),
    posted: await readPosted(trx, tenantId, scope, tree),
    discontent: await readDiscontent(trx, scope),
    petitions: { traces: await readTraces(trx, scope.units, span, toAt(scope.asOf)), span },
  }
}
