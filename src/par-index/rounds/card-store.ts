import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { parseId, type StaffId, type UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { evolveCard, type Card, type CardEvent, type CardExtension, type CardState, type Line } from '../domain/rounds/card.ts'
import { progressOf, type Facts, type Progress } from '../domain/rounds/card-score.ts'
import type { Round } from '../domain/rounds/round.ts'

export type StoredCard = { readonly id: string; readonly roundId: string; readonly card: Card; readonly progress: Progress; readonly movedAt: Instant }

type Row = {
  readonly id: string
  readonly roundId: string
  readonly unitId: UnitId
  readonly state: CardState
  readonly seq: number
  readonly lines: Readonly<Record<string, Line>>
  readonly scorers: readonly StaffId[]
  readonly judges: readonly StaffId[]
  readonly rebuttalDueAt: Instant | null
  readonly extensions: readonly CardExtension[]
  readonly progress: Progress
  readonly movedAt: Instant
}

const COLUMNS = sql`c.id, c.round_id as "roundId", c.unit_id as "unitId", c.state, c.seq, c.lines, c.scorers, c.judges,
  c.rebuttal_due_at as "rebuttalDueAt", c.extensions, c.progress, c.moved_at as "movedAt"`

const stored = ({ id, roundId, progress, movedAt, rebuttalDueAt, ...card }: Row): StoredCard => ({
  id, roundId, progress, movedAt, card: { ...card, rebuttalDueAt: rebuttalDueAt === null ? null : toAt(rebuttalDueAt) },
})

const selectCard = async (trx: Trx, id: string, isLocked: boolean): Promise<StoredCard | undefined> => {
  if (parseId(id) === undefined) return undefined
  const { rows } = await sql<Row>`
    select ${COLUMNS} from par_card c where c.tenant_id = current_tenant() and c.id = ${id} ${isLocked ? sql`for update` : sql``}`.execute(trx)
  return rows[0] && stored(rows[0])
}

export const findCard = (trx: Trx, id: string): Promise<StoredCard | undefined> => selectCard(trx, id, false)
export const lockCard = (trx: Trx, id: string): Promise<StoredCard | undefined> => selectCard(trx, id, true)

/** Every card of a round; locked in one order, so that two who take them all wait for each other. */
export const selectCards = async (trx: Trx, roundId: string, isLocked = false): Promise<readonly StoredCard[]> => {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from par_card c where c.tenant_id = current_tenant() and c.round_id = ${roundId} order by c.id ${isLocked ? sql`for update` : sql``}`.execute(trx)
  return rows.map(stored)
}

/** How far the cards of rounds are, without what stands on them. */
export type CardBrief = { readonly id: string; readonly roundId: string; readonly unitId: UnitId; readonly state: CardState; readonly progress: Progress; readonly rebuttalDueAt: Instant | null; readonly movedAt: Instant }

export const selectCardBriefs = async (trx: Trx, roundIds: readonly string[]): Promise<readonly CardBrief[]> => {
  const { rows } = await sql<CardBrief>`
    select c.id, c.round_id as "roundId", c.unit_id as "unitId", c.state, c.progress, c.rebuttal_due_at as "rebuttalDueAt", c.moved_at as "movedAt"
    from par_card c where c.tenant_id = current_tenant() and c.round_id = any (${[...roundIds]}::uuid[]) order by c.unit_id`.execute(trx)
  return rows
}

/** Cards with their next events, written in two statements however many there are. */
export type Written = { readonly id: string; readonly roundId: string; readonly before: Card | undefined; readonly events: readonly CardEvent[]; readonly facts: Facts }

const actorOf = ({ actor }: Ctx): { readonly staffId: StaffId | null; readonly name: string } => ({
  staffId: actor.kind === 'staff' ? actor.staffId : null, name: 'name' in actor ? actor.name : actor.kind,
})

const evolved = (ctx: Ctx, { before, events }: Written): Card => {
  const by = actorOf(ctx).staffId
  const [first, ...rest] = events
  if (first === undefined) throw new Error('nothing to write on a card')
  return rest.reduce<Card>((card, event) => evolveCard(card, event, by), evolveCard(before, first, by))
}

/** Writes the next events of cards, new ones among them, and their rows. */
export const writeCards = async (trx: Trx, ctx: Ctx, round: Round, written: readonly Written[]): Promise<readonly Card[]> => {
  const cards = written.map((one) => evolved(ctx, one))
  const rows = written.map(({ id, roundId, facts }, i) => {
    const card = cards[i] as Card
    return {
      id, round_id: roundId, unit_id: card.unitId, state: card.state, seq: card.seq, lines: card.lines, scorers: card.scorers, judges: card.judges,
      rebuttal_due_at: card.rebuttalDueAt, extensions: card.extensions, progress: progressOf(round.version, card, facts),
    }
  })
  await sql`
    insert into par_card (tenant_id, id, round_id, unit_id, state, seq, lines, scorers, judges, rebuttal_due_at, extensions, progress, moved_at)
    select current_tenant(), c.*, ${ctx.clock()} from json_to_recordset(${JSON.stringify(rows)}::json) as c (id uuid, round_id uuid, unit_id uuid,
      state text, seq integer, lines json, scorers uuid[], judges uuid[], rebuttal_due_at timestamptz, extensions json, progress json)
    on conflict (tenant_id, id) do update set state = excluded.state, seq = excluded.seq, lines = excluded.lines, scorers = excluded.scorers,
      judges = excluded.judges, rebuttal_due_at = excluded.rebuttal_due_at, extensions = excluded.extensions, progress = excluded.progress,
      moved_at = excluded.moved_at`.execute(trx)
  const { staffId, name } = actorOf(ctx)
  const events = written.flatMap(({ id, before, events: own }) => own.map(({ type, ...body }, i) => ({ card_id: id, seq: (before?.seq ?? 0) + i + 1, type, body })))
  await sql`
    insert into par_card_event (tenant_id, card_id, seq, type, recorded_at, actor_staff_id, actor_name, body)
    select current_tenant(), e.card_id, e.seq, e.type, ${ctx.clock()}, ${staffId}, ${name}, e.body
    from json_to_recordset(${JSON.stringify(events)}::json) as e (card_id uuid, seq integer, type text, body json)`.execute(trx)
  return cards
}

/** Counts anew how far cards are, after the facts of their round stood still. */
export const updateProgress = async (trx: Trx, progress: readonly { readonly id: string; readonly progress: Progress }[]): Promise<void> => {
  await sql`
    update par_card c set progress = p.progress from json_to_recordset(${JSON.stringify(progress)}::json) as p (id uuid, progress json)
    where c.tenant_id = current_tenant() and c.id = p.id`.execute(trx)
}

export type CardHistoryLine = { readonly seq: number; readonly recordedAt: Instant; readonly actorName: string | null; readonly staffId: StaffId | null; readonly event: CardEvent }

/** Oldest first. */
export const listCardEvents = async (trx: Trx, cardId: string): Promise<readonly CardHistoryLine[]> => {
  const { rows } = await sql<Omit<CardHistoryLine, 'event'> & { type: CardEvent['type']; body: object }>`
    select seq, recorded_at as "recordedAt", case when actor_staff_id is not null then actor_name end as "actorName", actor_staff_id as "staffId", type, body
    from par_card_event where tenant_id = current_tenant() and card_id = ${cardId} order by seq`.execute(trx)
  return rows.map(({ type, body, ...line }) => ({ ...line, event: { type, ...body } as CardEvent }))
}
