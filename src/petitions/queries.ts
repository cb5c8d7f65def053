import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { Temporal, ZONE, type Instant, type PlainDate } from '#kernel/time.ts'
import type { PetitionClass } from '#law/petition-rules.ts'
import { dialogueFigures, type DialogueFigures, type DialogueLine } from './domain/dialogue.ts'
import { figuresOf, standingOf, type PetitionFigures, type Span, type Standing, type Trace, type TraceLine } from './domain/figures.ts'
import type { PetitionEventType } from './domain/event.ts'
import type { PetitionId, Vote } from './domain/petition.ts'

/** Days of a period, both included. */
export type PetitionPeriod = { readonly from: PlainDate | string; readonly to: PlainDate | string }

export type PetitionQuestion = {
  /** A petition counts for a set of units when one of them had it; the whole of a province is one set. */
  readonly unitIds: readonly UnitId[]
  readonly period: PetitionPeriod
  /** Nothing recorded after it counts; `null` is now. */
  readonly asOf: Instant | null
}

const startOf = (day: PlainDate | string): Instant => Temporal.PlainDate.from(day).toZonedDateTime(ZONE).toInstant()

const earlier = (a: Instant, b: Instant): Instant => (Temporal.Instant.compare(a, b) <= 0 ? a : b)

/** The span of a period as known at a moment: what has not come yet does not count. */
export const spanOf = ({ from, to }: PetitionPeriod, asOf: Instant): Span => ({
  begin: toAt(startOf(from)),
  end: toAt(earlier(startOf(Temporal.PlainDate.from(to).add({ days: 1 })), asOf)),
})

type Row = {
  readonly petitionId: PetitionId; readonly type: PetitionEventType; readonly at: Instant; readonly unitId: UnitId; readonly dueAt: Instant | null
  readonly lapsedUnitIds: readonly UnitId[]; readonly class: PetitionClass; readonly vote: Vote | null; readonly isRepeat: boolean
}

const lineOf = ({ petitionId: _, at, dueAt, ...row }: Row): TraceLine => ({ ...row, at: toAt(at), dueAt: dueAt && toAt(dueAt) })

/**
 * How every petition stood at some units in a period, from its events as they were recorded by `asOf`. Reads the events
 * of the petitions that these units had and that were not over before the period.
 */
export const readStandings = async (trx: Trx, units: readonly UnitId[], span: Span, asOf: At): Promise<readonly Standing[]> => {
  const meant = new Set(units)
  return (await readTraces(trx, units, span, asOf)).flatMap((trace) => standingOf(trace, meant, span) ?? [])
}

/** The events of the petitions that these units had in a span, to be judged for any part of them (`standingOf`). */
export const readTraces = async (trx: Trx, units: readonly UnitId[], span: Span, asOf: At): Promise<readonly Trace[]> => {
  const { rows } = await sql<Row>`
    with lived as (
      select p.tenant_id, p.id from petition p
      where p.tenant_id = current_tenant() and p.chain_unit_ids && ${[...units]}::uuid[] and p.received_at < ${span.end}
        and (p.phase in ('received', 'open', 'asked', 'drafted') or p.moved_at >= ${span.begin})
    )
    select e.petition_id as "petitionId", e.type, e.occurred_at as at, e.unit_id as "unitId", e.due_at as "dueAt",
      e.lapsed_unit_ids as "lapsedUnitIds", e.class, e.vote, e.is_repeat as "isRepeat"
    from lived join petition_event e on e.tenant_id = lived.tenant_id and e.petition_id = lived.id
    where e.recorded_at <= ${asOf} and e.occurred_at < ${span.end}
    order by e.petition_id, e.seq`.execute(trx)
  return [...Map.groupBy(rows, ({ petitionId }) => petitionId)].map(([petitionId, lines]) => ({ petitionId, lines: lines.map(lineOf) }))
}

/** The figures of many groups of units from one reading; each group is counted as if it were asked alone. */
export const findFiguresOfGroups = async <Key>(
  trx: Trx,
  { groups, period, asOf }: { readonly groups: ReadonlyMap<Key, ReadonlySet<UnitId>>; readonly period: PetitionPeriod; readonly asOf: Instant },
): Promise<ReadonlyMap<Key, PetitionFigures>> => {
  const span = spanOf(period, asOf)
  const traces = await readTraces(trx, [...new Set([...groups.values()].flatMap((units) => [...units]))], span, toAt(asOf))
  const byUnit = new Map<UnitId, Set<Trace>>()
  for (const trace of traces) for (const { unitId } of trace.lines) byUnit.set(unitId, (byUnit.get(unitId) ?? new Set()).add(trace))
  return new Map([...groups].map(([key, units]) => {
    const own = new Set([...units].flatMap((unitId) => [...(byUnit.get(unitId) ?? [])]))
    return [key, figuresOf([...own].flatMap((trace) => standingOf(trace, units, span) ?? []))]
  }))
}

/** Figures are counts of a whole agency, read past the walls that hold single petitions. */
export const COUNTER = { kind: 'system', name: 'so-lieu-phan-anh' } as const

/** The figures of petitions of these units in a period, as known at `asOf`. Whether the asker may read these units is asked before. */
export const findPetitionFigures = (ctx: Ctx, { unitIds, period, asOf }: PetitionQuestion): Promise<PetitionFigures> =>
  transaction({ ...ctx, actor: COUNTER }, async (trx) => {
    const known = asOf ?? ctx.clock()
    return figuresOf(await readStandings(trx, unitIds, spanOf(period, known), toAt(known)))
  })

/** The figures of dialogues that these units held in a period, as known at `asOf`: their questions, and their promises. */
export const findDialogueFigures = (ctx: Ctx, { unitIds, period, asOf }: PetitionQuestion): Promise<DialogueFigures> =>
  transaction({ ...ctx, actor: COUNTER }, async (trx) => {
    const known = asOf ?? ctx.clock()
    const { begin, end } = spanOf(period, known)
    const { rows } = await sql<Omit<DialogueLine, 'at'> & { at: Instant }>`
      select e.session_id as "sessionId", e.subject_id as "subjectId", e.type, e.occurred_at as at, e.body ->> 'state' as state
      from dialogue_session s join dialogue_event e on e.tenant_id = s.tenant_id and e.session_id = s.id
      where s.tenant_id = current_tenant() and s.unit_id = any (${[...unitIds]}::uuid[]) and e.recorded_at <= ${known}
      order by e.session_id, e.seq`.execute(trx)
    return dialogueFigures(rows.map(({ at, ...line }) => ({ ...line, at: toAt(at) })), begin, end)
  })
