import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { isAccepted, liveSteps, type Dossier } from '#dossiers/domain/dossier.ts'
import { derivedId } from '#dossiers/derived-id.ts'
import { HEADS } from '#dossiers/inbox.ts'
import { findDossier } from '#dossiers/queries.ts'
import { findGrant } from '#identity/domain/may.ts'
import type { Actor, Grant } from '#kernel/actor.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Refusal, type Result } from '#kernel/result.ts'
import { Temporal } from '#kernel/time.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { answerDueAt, slipNumber } from './domain/slip.ts'
import type { MonitoringRefusal } from './refusals.ts'
import { rulesFinder } from './rule-queries.ts'
import { findSlip } from './slip-queries.ts'
import { insertSlips } from './store.ts'

export type Urging = {
  /** The same for a resend: nobody is urged twice by a double click. */
  readonly commandId: string
  readonly dossierIds: readonly DossierId[]
  /** The person who holds the work (their unit while nobody does), or the whole unit. */
  readonly to: 'holder' | 'unit'
  readonly directive: string
}

/** What became of one of the chosen dossiers. */
export type Urged = { readonly dossierId: DossierId; readonly code: string | null; readonly outcome: Result<{ readonly slipId: string; readonly number: string }, MonitoringRefusal> }

export const MOST_URGED = 200
/** The length of a directive, and of an answer. */
export const MOST_WORDS = 2_000

/** The right by which somebody urges a dossier: they head the unit that holds it, is competent for it or received it. */
export const urgingRight = (actor: Actor, dossier: Dossier): Grant | undefined => {
  const units = [...liveSteps(dossier).map((step) => step.unitId), dossier.competentUnitId, dossier.receivingUnitId]
  for (const unitId of units) {
    const grant = findGrant(actor, HEADS, unitId, dossier.sectorCode)
    if (grant !== undefined) return grant
  }
  return undefined
}

/** Where a dossier lies and who holds it: its live step, before and after the steps the desk. */
const holderOf = (dossier: Dossier): { readonly unitId: UnitId; readonly staffId: StaffId | null } => {
  const live = liveSteps(dossier)
  return live.find((step) => step.kind !== 'consult') ?? live[0] ?? { unitId: dossier.receivingUnitId, staffId: null }
}

const isUnderWay = ({ phase }: Dossier): boolean => phase === 'submitted' || phase === 'incomplete' || phase === 'open' || phase === 'resolved'

/** What a slip asks for, without the blanks around it. */
export const checkDirective = (typed: string): Result<string, MonitoringRefusal> => {
  const directive = typed.trim()
  if (directive === '') return refuse('directiveRequired')
  return directive.length > MOST_WORDS ? refuse('directiveTooLong', { most: MOST_WORDS }) : ok(directive)
}

/** Phiếu đôn đốc by hand, for one dossier or many: each stands for itself, so that one that cannot be urged holds back no other. */
export const urge = async (ctx: Ctx, urging: Urging): Promise<Result<readonly Urged[], MonitoringRefusal>> => {
  const checked = checkDirective(urging.directive)
  if (!checked.ok) return checked
  const directive = checked.value
  if (urging.dossierIds.length === 0) return refuse('nothingPickedRequired')
  const urged: Urged[] = []
  for (const dossierId of urging.dossierIds.slice(0, MOST_URGED)) {
    urged.push(await transaction(ctx, async (trx) => {
      const dossier = await findDossier(trx, ctx.actor, dossierId)
      const code = dossier !== undefined && isAccepted(dossier) ? dossier.code : null
      return { dossierId, code, outcome: dossier === undefined ? refuse('urgingNotFound') : await urgeOne(trx, ctx, dossier, { ...urging, directive }) }
    }))
  }
  return ok(urged)
}

const urgeOne = async (trx: Trx, ctx: Ctx, dossier: Dossier, { commandId, to, directive }: Urging): Promise<Urged['outcome']> => {
  const id = derivedId(`urge/${commandId}/${dossier.id}`)
  const before = await findSlip(trx, id)
  if (before !== undefined) return ok({ slipId: id, number: slipNumber(before.no) })
  const right = urgingRight(ctx.actor, dossier)
  if (right === undefined || ctx.actor.kind !== 'staff') return refuse('urgingNotAllowed')
  const code = isAccepted(dossier) ? dossier.code : null
  if (!isUnderWay(dossier)) return refuse('urgingClosedAlreadyDone', { code })
  const holder = holderOf(dossier)
  if (to === 'holder' && holder.staffId === ctx.actor.staffId) return refuse('urgingOwnWorkInvalid', { code })
  const day = today(ctx)
  const rules = (await rulesFinder(trx, await unitTree(trx, day), day))(holder.unitId)
  const dueAt = isAccepted(dossier) ? dossier.clock.dueAt : dossier.phase === 'submitted' ? dossier.receptionDueAt : null
  const [no] = await insertSlips(trx, ctx, right.unitId, [{
    id,
    about: { kind: 'dossier', id: dossier.id },
    threshold: null,
    dueAt: dueAt === null ? null : Temporal.Instant.from(dueAt),
    toUnitId: holder.unitId,
    toStaffId: to === 'holder' ? holder.staffId : null,
    sentBy: ctx.actor.staffId,
    directive,
    answerDueAt: answerDueAt(toAt(ctx.clock()), rules.answer, await loadCalendar(trx, holder.unitId, day)),
  }])
  return ok({ slipId: id, number: slipNumber(no ?? 0) })
}

/** Those of the chosen that were not urged, with why. */
export const refusedOf = (urged: readonly Urged[]): readonly { readonly dossierId: DossierId; readonly code: string | null; readonly refusal: Refusal<MonitoringRefusal> }[] =>
  urged.flatMap(({ dossierId, code, outcome }) => (outcome.ok ? [] : [{ dossierId, code, refusal: outcome.refusal }]))
