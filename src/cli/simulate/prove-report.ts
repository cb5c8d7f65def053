import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import type { DossierId } from '#kernel/ids.ts'
import { Temporal, ZONE, type Instant, type PlainDate } from '#kernel/time.ts'
import { askReport, type Report } from '#reports/ask-report.ts'
import { chainDifferences } from '#reports/domain/chain.ts'
import type { Scenario } from '../../simulation/scenario-schema.ts'

const FORM = 'II.06a'

/** What the source printed of a tier, and what the statutory report says of it. */
export type ComparedTier = {
  readonly label: string
  readonly printed: { readonly received: number; readonly resolved: number; readonly pending: number; readonly overdue: number }
  readonly counted: { readonly received: number; readonly resolved: number; readonly pending: number; readonly overdue: number }
}

/** II.06a of a simulated unit held against what its source printed, and against itself. */
export type ReportProof = {
  readonly unit: string
  readonly tiers: readonly ComparedTier[]
  /** Equations of the form that do not hold. */
  readonly breaches: number
  /** Rows in which the second half of the period does not carry over what the first left pending. */
  readonly brokenChains: number
  /** Dossiers that ended in the six months after the period, before it was asked again. */
  readonly endedSince: number
  /** The same report asked half a year later, as it was known at its end, has the same rows. */
  readonly isSameLater: boolean
}

const momentOn = (day: PlainDate, hour: number): Instant => day.toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).toInstant()

const ask = async (ctx: Ctx, unit: string, from: PlainDate, to: PlainDate, asOf: Instant): Promise<Report> => {
  const asked = await askReport(ctx, { form: FORM, unit, from: from.toString(), to: to.toString(), asOf: asOf.toString() })
  if (!asked.ok) throw new Error(`the report was refused: ${asked.refusal.code}`)
  return asked.value
}

/** A column by the words of its number on the form: received (1), resolved (5) and so on. */
const countedOf = ({ sheet, question }: Report, tier: string): ComparedTier['counted'] => {
  const cells = sheet.rows.find(({ key }) => key === `cap=${tier}`)?.cells ?? {}
  const columns = question.form.columns.filter(({ kind }) => kind === 'count').map(({ no }) => cells[no] ?? 0)
  const at = (place: number): number => columns[place] ?? 0
  return { received: at(0), resolved: at(4), pending: at(8), overdue: at(7) + at(10) }
}

/** Every dossier that the period left pending is withdrawn in the half-year after it. */
const liveOn = async (ctx: Ctx, day: PlainDate): Promise<number> => {
  const later: Ctx = { ...ctx, clock: () => momentOn(day, 9) }
  const open = await transaction(later, async (trx) => {
    const { rows } = await sql<{ id: DossierId }>`select id from dossier where tenant_id = current_tenant() and phase = 'open' order by id`.execute(trx)
    return rows
  })
  for (const { id } of open) {
    const input = INPUTS.withdraw.parse({ commandId: later.newId(), dossierId: id, reason: 'Không còn nhu cầu', lateness: { cause: 'OTHER', note: 'Kết thúc sau kỳ báo cáo' } })
    const ended = await perform(later, 'withdraw', input)
    if (!ended.ok) throw new Error(`a dossier did not end: ${ended.refusal.code}`)
  }
  return open.length
}

/**
 * Asks the statutory report of a simulated period at its end and in its two halves, lets half a year go by in which
 * everything that was pending ends, and asks again as of then. `ctx` is the simulated agency as its system.
 */
export const proveReport = async (ctx: Ctx, scenario: Scenario, unit: string): Promise<ReportProof> => {
  const [from, to] = [Temporal.PlainDate.from(scenario.period.from), Temporal.PlainDate.from(scenario.period.to)]
  const asOf = momentOn(to.add({ days: 1 }), 8)
  const middle = from.add({ months: 3 })
  const whole = await ask(ctx, unit, from, to, asOf)
  const [first, second] = [await ask(ctx, unit, from, middle.subtract({ days: 1 }), asOf), await ask(ctx, unit, middle, to, asOf)]
  const endedSince = await liveOn(ctx, to.add({ months: 6 }))
  const again = await ask(ctx, unit, from, to, asOf)
  return {
    unit,
    tiers: scenario.streams.map(({ label, tier, reported: { received, resolved, open, overdue } }) => ({
      label, printed: { received, resolved, pending: open, overdue }, counted: countedOf(whole, tier),
    })),
    breaches: [whole, first, second].reduce((sum, { breaches }) => sum + breaches.length, 0),
    brokenChains: chainDifferences(second.sheet, first.sheet).length,
    endedSince,
    isSameLater: JSON.stringify(again.sheet.rows) === JSON.stringify(whole.sheet.rows),
  }
}

/** Nothing contradicts itself, and the whole scenario counts what its source printed. */
export const isProven = ({ tiers, breaches, brokenChains, isSameLater }: ReportProof, isWhole: boolean): boolean =>
  breaches === 0 && brokenChains === 0 && isSameLater && (!isWhole || tiers.every(({ printed, counted }) => JSON.stringify(printed) === JSON.stringify(counted)))
