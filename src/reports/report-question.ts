import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import { toAt } from '#kernel/at.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, ZONE, type Instant, type PlainDate } from '#kernel/time.ts'
import { findFormSlug, REPORT_FORMS, reportFormOn, type ReportForm, type RowDimension } from '#law/report-forms.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { UnitId } from '#kernel/ids.ts'
import { readableUnits } from '#identity/domain/readable-units.ts'
import { isoMomentOf, readTypedDay } from '#kernel/typed-day.ts'
import type { AskingRefusal } from './refusals.ts'

/** What somebody asks for, as typed: codes and ISO texts. */
export type ReportInput = {
  readonly form: string
  /** Code of the unit. */
  readonly unit: string
  readonly from: string
  readonly to: string
  readonly asOf?: string | undefined
  /** What rows are of; the form's own rows when absent. */
  readonly by?: string | undefined
}

/** A report that can be filled: an edition of a form, a unit with all below it, a period, and the moment of knowledge. */
export type ReportQuestion = {
  readonly form: ReportForm
  readonly unit: Unit
  readonly period: { readonly from: PlainDate; readonly to: PlainDate }
  readonly asOf: Instant
  /** The organisation at the end of the period, and at its beginning for units that ended within. */
  readonly tree: UnitTree
  readonly treeBefore: UnitTree
  /** The unit and everything below it, at the beginning or at the end. */
  readonly units: readonly UnitId[]
}

/** Other ways to part the rows of a form, by their word in the address. */
export const ROW_VIEWS = { 'linh-vuc': ['sector'], 'don-vi': ['unit'], 'thu-tuc': ['procedure'] } as const satisfies Record<string, readonly RowDimension[]>
export type RowView = keyof typeof ROW_VIEWS
const isRowView = (word: string): word is RowView => Object.hasOwn(ROW_VIEWS, word)

const HAS_ZONE = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i

/** An instant; without offset the country's clock is meant, a day alone means its end. */
const readMoment = (typed: string): Instant | undefined => {
  const day = readTypedDay(typed)
  const text = isoMomentOf(typed)
  try {
    if (day !== undefined) return day.add({ days: 1 }).toZonedDateTime(ZONE).toInstant().subtract({ milliseconds: 1 })
    return HAS_ZONE.test(text) && text.includes('T') ? Temporal.Instant.from(text) : Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant()
  } catch {
    return undefined
  }
}

/** The unit as it stands at the end of the period, or stood at its beginning. */
export const findReportUnit = (question: Pick<ReportQuestion, 'tree' | 'treeBefore'>, id: UnitId): Unit | undefined =>
  question.tree.find(id) ?? question.treeBefore.find(id)

const readForm = ({ form, by }: ReportInput, to: string): Result<ReportForm, AskingRefusal> => {
  const slug = findFormSlug(form)
  const found = slug === undefined ? undefined : reportFormOn(slug, to)
  if (found === undefined) return refuse('reportFormUnknown', { form, forms: REPORT_FORMS.map(({ code }) => code) })
  if (by === undefined || by === '') return ok(found)
  if (!isRowView(by)) return refuse('reportViewUnknown', { by })
  return ok({ ...found, rowsBy: [...ROW_VIEWS[by]] })
}

/** Checks what was typed; a unit that the actor may not read is as unknown as one that is not there. */
export const readQuestion = async (trx: Trx, ctx: Pick<Ctx, 'actor' | 'clock'>, input: ReportInput): Promise<Result<ReportQuestion, AskingRefusal>> => {
  const [from, to] = [readTypedDay(input.from), readTypedDay(input.to)]
  if (from === undefined) return refuse('reportDayInvalid', { day: input.from })
  if (to === undefined) return refuse('reportDayInvalid', { day: input.to })
  if (Temporal.PlainDate.compare(from, to) > 0) return refuse('reportPeriodInvalid', { from: from.toString(), to: to.toString() })
  const now = ctx.clock()
  const asOf = input.asOf === undefined || input.asOf === '' ? now : readMoment(input.asOf)
  if (asOf === undefined) return refuse('reportMomentInvalid', { asOf: input.asOf ?? '' })
  if (Temporal.Instant.compare(asOf, now) > 0) return refuse('reportMomentInFutureInvalid', { asOf: toAt(asOf) })
  const form = readForm(input, to.toString())
  if (!form.ok) return form
  const [tree, treeBefore] = [await unitTree(trx, to), await unitTree(trx, from)]
  const unit = tree.findByCode(input.unit) ?? treeBefore.findByCode(input.unit)
  const readable = (held: UnitTree): boolean => unit !== undefined && readableUnits(ctx.actor, held).has(unit.id)
  if (unit === undefined || !(readable(tree) || readable(treeBefore))) return refuse('reportUnitUnknown', { unit: input.unit })
  const units = [...new Set([...tree.subtree(unit.id), ...treeBefore.subtree(unit.id)])]
  return ok({ form: form.value, unit, period: { from, to }, asOf, tree, treeBefore, units })
}

const READER: Actor = { kind: 'system', name: 'báo cáo' }

/**
 * Reads figures over all units that a question names: who may ask it was checked by `readQuestion` before. The wall
 * would otherwise hide what stands below an agency from those who answer for it.
 */
export const readingAll = <T>(ctx: Ctx, work: (trx: Trx) => Promise<T>): Promise<T> => transaction({ ...ctx, actor: READER }, work)
