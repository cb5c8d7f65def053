import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { groupWatched } from '#dossiers/watch/groups.ts'
import { countWatched } from '#dossiers/watch/lists.ts'
import { WATCHERS } from '#dossiers/watch/scope.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { localMinuteOf, vietnamDay, type PlainDate } from '#kernel/time.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { queueOutgoing } from '#outbox/queue.ts'
import { isDigestTime, isQuiet, type DigestCounts } from './domain/digest.ts'
import type { Workforce } from './domain/workforce.ts'
import { findUrged } from './urged-counts.ts'
import { watchWith } from './watch-ground.ts'
import { loadWorkforce } from './workforce-queries.ts'

/** What the outbox carries to a member of staff in the morning. */
export const DIGEST_PARCEL = 'staffDigest'

/** Whose turn it is: in service, here, able to log in, whose office has begun its day, and without a digest of today. */
const findTurns = async (trx: Trx, ctx: Ctx, workforce: Workforce, day: PlainDate): Promise<readonly StaffId[]> => {
  const { rows } = await sql<{ staffId: StaffId }>`
    select staff_id as "staffId" from daily_digest where tenant_id = current_tenant() and day = ${day}`.execute(trx)
  const made = new Set(rows.map(({ staffId }) => staffId))
  const homes = new Map<StaffId, UnitId>()
  for (const { staffId, role, unitId, lentBy } of workforce.posts) {
    if (role !== 'systemAdmin' && role !== 'businessAdmin' && lentBy === null && !homes.has(staffId)) homes.set(staffId, unitId)
  }
  const now = localMinuteOf(ctx.clock())
  const turns: StaffId[] = []
  for (const [staffId, unitId] of homes) {
    if (made.has(staffId) || workforce.absent.has(staffId) || !workforce.canLogIn.has(staffId)) continue
    if (isDigestTime(await loadCalendar(trx, unitId, day), now)) turns.push(staffId)
  }
  return turns
}

const NOTHING_HELD = { held: 0, dueToday: 0, overdue: 0, stepOverdue: 0 }

/** What each person holds, in one pass over everything that is under way. */
const findHeld = async (trx: Trx, ctx: Ctx, workforce: Workforce): Promise<ReadonlyMap<StaffId, typeof NOTHING_HELD>> => {
  const { ground } = await watchWith(trx, workforce, { kind: 'everything' }, ctx.clock())
  const held = new Map<StaffId, typeof NOTHING_HELD>()
  for (const group of await groupWatched(trx, { kind: 'everything' }, ground)) {
    if (group.isUnit || group.staffId === null) continue
    const before = held.get(group.staffId) ?? NOTHING_HELD
    held.set(group.staffId, {
      held: before.held + group.all, dueToday: before.dueToday + group.dueToday, overdue: before.overdue + group.overdue,
      stepOverdue: before.stepOverdue + group.stepOverdue,
    })
  }
  return held
}

/** Of the units that a person watches over, as their own lists count them. */
const findWatched = async (trx: Trx, ctx: Ctx, workforce: Workforce, staffId: StaffId, day: PlainDate): Promise<DigestCounts['units']> => {
  if (!workforce.posts.some((post) => post.staffId === staffId && WATCHERS.includes(post.role))) return null
  const grants = (await findGrants(trx, staffId, day)).filter(({ role }) => WATCHERS.includes(role))
  if (grants.length === 0) return null
  const scope = { kind: 'units', grants, isWall: false } as const
  const { overdue, dueToday, orphans } = await countWatched(trx, scope, (await watchWith(trx, workforce, scope, ctx.clock())).ground)
  return { overdue, dueToday, orphans }
}

/** Resolves to false when this person's digest of the day was made before. */
const insertDigest = async (trx: Trx, ctx: Ctx, staffId: StaffId, day: PlainDate, counts: DigestCounts): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into daily_digest (tenant_id, staff_id, day, counts, made_at)
    values (${ctx.tenantId}, ${staffId}, ${day}, ${JSON.stringify(counts)}::json, ${ctx.clock()}) on conflict do nothing`.execute(trx)
  return numAffectedRows === 1n
}

/** Does this person want it by mail, and is there an address? */
const wantsMail = async (trx: Trx, staffId: StaffId): Promise<boolean> => {
  const { rows } = await sql<{ wants: boolean }>`
    select s.email is not null and coalesce(w.by_mail, true) as wants
    from staff s left join digest_wish w on w.tenant_id = s.tenant_id and w.staff_id = s.id
    where s.tenant_id = current_tenant() and s.id = ${staffId}`.execute(trx)
  return rows[0]?.wants === true
}

/**
 * The digest of everybody whose office has begun its day: once a day for each, none on a day off, and no letter when there is
 * nothing to say. Resolves to how many were made. One transaction a person, so that one that fails holds back no other.
 */
export const makeDigests = async (ctx: Ctx): Promise<number> => {
  const day = vietnamDay(ctx.clock())
  const prepared = await transaction(ctx, async (trx) => {
    const workforce = await loadWorkforce(trx, day)
    const turns = await findTurns(trx, ctx, workforce, day)
    if (turns.length === 0) return undefined
    return { workforce, turns, held: await findHeld(trx, ctx, workforce), urgedOf: await findUrged(trx, ctx, workforce) }
  })
  if (prepared === undefined) return 0
  const { workforce, turns, held, urgedOf } = prepared
  let made = 0
  for (const staffId of turns) {
    made += await transaction(ctx, async (trx) => {
      const counts: DigestCounts = {
        ...(held.get(staffId) ?? NOTHING_HELD),
        ...urgedOf(staffId),
        units: await findWatched(trx, ctx, workforce, staffId, day),
      }
      if (!(await insertDigest(trx, ctx, staffId, day, counts))) return 0
      if (!isQuiet(counts) && (await wantsMail(trx, staffId))) {
        await queueOutgoing(trx, ctx, {
          channel: 'mail', kind: DIGEST_PARCEL, reference: { staffId, day: day.toString() }, key: `digest:${staffId}:${day}`,
          expiresAt: ctx.clock().add({ hours: 12 }),
        })
      }
      return 1
    })
  }
  return made
}
