import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { toAt, type At } from '#kernel/at.ts'
import { Temporal, vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { durationWords } from '#procedures/duration-words.ts'
import { feeOptions, type TickedFees } from '#procedures/domain/fee-choice.ts'
import { applicableFees, stateFees } from '#procedures/domain/fee.ts'
import type { Channel, ProcedureVersion, RequiredPaper } from '#procedures/domain/procedure.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import { searchCatalogue } from '#procedures/search-queries.ts'
import { competenceAt, desksOf, type UnitChoice } from './desk.ts'
import { previewFiling, type FilingPreview } from '../preview.ts'
import { tickedFees } from './fee-field.ts'
import { atVietnam } from './receive-form.ts'
import { dossierSentence } from '../refusals.ts'

/** What the page of reception is asked to show: in its address, or in the form that came back. */
export type ReceiveQuery = {
  readonly search?: string | undefined
  readonly procedureCode?: string | undefined
  readonly caseId?: string | undefined
  readonly channel?: string | undefined
  readonly deskId?: string | undefined
  readonly competentUnitId?: string | undefined
  /** When it was received on paper, as a browser's box gives it: "2026-11-18T10:00". */
  readonly occurredAt?: string | undefined
  /** Names of the ticked boxes of fees and exemptions, with a space between. */
  readonly ticked?: string | undefined
}

/** A line of the search: what it is, how long, how much. */
export type FoundLine = {
  readonly code: string
  readonly name: string
  readonly sectorName: string
  /** Of its first case. */
  readonly promise: string
  readonly otherCases: number
  /** In đồng; `null` when it depends or the text gives no sum. */
  readonly feeDong: number | null
  readonly instant: boolean
}

export type ShownPreview = Omit<FilingPreview, 'statutory' | 'committed'> & {
  readonly promise: string
  /** The time by law, when the office promises less. */
  readonly statutory: string | null
}

export type ChosenProcedure = {
  readonly code: string
  readonly name: string
  readonly sectorName: string
  readonly instant: boolean
  readonly cases: readonly { readonly id: string; readonly label: string; readonly promise: string }[]
  readonly papers: readonly RequiredPaper[]
  readonly competentUnitId: UnitId | null
  readonly competentUnits: readonly UnitChoice[]
  readonly preview: ShownPreview | null
  /** Why nothing can be promised, as a sentence. */
  readonly problem: string | null
}

export type ReceivePage = {
  readonly dossierId: string
  readonly commandId: string
  readonly guidanceId: string
  readonly desks: readonly UnitChoice[]
  readonly deskId: UnitId | null
  readonly channel: Channel
  readonly search: string
  readonly found: readonly FoundLine[]
  readonly procedure: ChosenProcedure | null
}

const MOST_FOUND = 8
const MOST_LOOKED_AT = 16
const NO_TIME = 'không quy định'

const promiseWords = (version: ProcedureVersion, at: number): string => {
  const duration = version.cases[at]?.committedDuration ?? null
  return duration === null ? NO_TIME : durationWords(duration)
}

const feeOf = (version: ProcedureVersion): number | null => {
  const caseId = version.cases[0]?.id ?? ''
  const { total, incomplete } = stateFees(version.fees, { caseId, channel: 'direct' })
  const depends = applicableFees(version.fees, caseId, 'direct').some((fee) => fee.per !== undefined && fee.per !== 'dossier')
  return incomplete || depends ? null : total
}

/**
 * What fits the words, the procedures of the desk's own tier first: a desk may receive for another tier (Decree
 * 118/2025/NĐ-CP), yet mostly does for its own.
 */
const findLines = async (trx: Trx, ctx: Ctx, search: string, tier: string | undefined): Promise<readonly FoundLine[]> => {
  if (search.trim() === '') return []
  const day = vietnamDay(ctx.clock())
  const versions: ProcedureVersion[] = []
  for (const { code } of await searchCatalogue(trx, search, day, MOST_LOOKED_AT)) {
    const version = await findVersionInForce(trx, ctx.tenantId, code, day)
    if (version !== undefined) versions.push(version)
  }
  const isOwn = (version: ProcedureVersion): boolean => tier === undefined || version.tiers.includes(tier)
  return [...versions.filter(isOwn), ...versions.filter((version) => !isOwn(version))].slice(0, MOST_FOUND).map(lineOf)
}

const lineOf = (version: ProcedureVersion): FoundLine => ({
  code: version.code,
  name: version.name,
  sectorName: version.sectorName,
  promise: promiseWords(version, 0),
  otherCases: version.cases.length - 1,
  feeDong: feeOf(version),
  instant: version.instant,
})

const shownPreview = (preview: FilingPreview): ShownPreview => {
  const { statutory, committed, ...rest } = preview
  const promise = committed === null ? NO_TIME : durationWords(committed)
  const law = statutory === null ? null : durationWords(statutory)
  return { ...rest, promise, statutory: law === promise ? null : law }
}

const chosen = async (
  trx: Trx,
  ctx: Ctx,
  query: ReceiveQuery & { readonly procedureCode: string },
  desk: { readonly deskId: UnitId; readonly channel: Channel },
): Promise<ChosenProcedure | null> => {
  const version = await findVersionInForce(trx, ctx.tenantId, query.procedureCode, vietnamDay(ctx.clock()))
  if (version === undefined) return null
  const competence = await competenceAt(trx, ctx, version, desk.deskId)
  const asked = competence.choices.find((unit) => unit.id === query.competentUnitId)?.id
  const competentUnitId = asked ?? competence.unitId ?? null
  const known = version.cases.some((one) => one.id === query.caseId)
  const preview =
    competentUnitId === null
      ? null
      : await previewFiling(trx, ctx, {
          procedureCode: version.code,
          caseId: known ? query.caseId : undefined,
          channel: desk.channel,
          competentUnitId,
          occurredAt: momentOf(query.occurredAt),
          ...tickedOf(version, known ? query.caseId : undefined, desk.channel, query.ticked),
        })
  const { code, name, sectorName, instant, papers } = version
  return {
    code,
    name,
    sectorName,
    instant,
    papers,
    cases: version.cases.map((one, i) => ({ id: one.id, label: one.label, promise: promiseWords(version, i) })),
    competentUnitId,
    competentUnits: competence.choices,
    preview: preview?.ok ? withoutVersion(preview.value) : null,
    problem:
      preview === null
        ? 'Chưa biết đơn vị nào giải quyết thủ tục này. Chọn đơn vị giải quyết.'
        : preview.ok
          ? null
          : dossierSentence(preview.refusal),
  }
}

/** Boxes that were ticked for another case or channel are forgotten rather than refused. */
const tickedOf = (version: ProcedureVersion, caseId: string | undefined, channel: Channel, ticked: string | undefined): TickedFees => {
  const { chosenFeeIds = [], exemptionIds = [] } = tickedFees((ticked ?? '').split(' '))
  const { conditional, exemptions } = feeOptions(version.fees, caseId ?? version.cases[0]?.id ?? '', channel)
  return {
    chosenFeeIds: chosenFeeIds.filter((id) => conditional.some((fee) => fee.id === id)),
    exemptionIds: exemptionIds.filter((id) => exemptions.some((one) => one.id === id)),
  }
}

const withoutVersion = ({ version: _, ...preview }: FilingPreview & { readonly version: ProcedureVersion }): ShownPreview =>
  shownPreview(preview)

/** The moment typed, or undefined for what is no moment: the form itself says so when it is sent. */
const momentOf = (local: string | undefined): At | undefined => {
  if (local === undefined || local === '') return undefined
  try {
    return toAt(Temporal.Instant.from(atVietnam(local)))
  } catch {
    return undefined
  }
}

/** Everything that the page of reception shows, for its first opening and after a form came back. */
export const loadReceivePage = (ctx: Ctx, query: ReceiveQuery): Promise<ReceivePage> =>
  transaction(ctx, async (trx) => {
    const tree = await unitTree(trx, vietnamDay(ctx.clock()))
    const desks = desksOf(ctx.actor, tree)
    const wanted = parseId<UnitId>(query.deskId ?? '')
    const deskId = desks.find((desk) => desk.id === wanted)?.id ?? desks[0]?.id ?? null
    const channel: Channel = query.channel === 'post' ? 'post' : 'direct'
    const { procedureCode, search = '' } = query
    return {
      dossierId: ctx.newId(),
      commandId: ctx.newId(),
      guidanceId: ctx.newId(),
      desks,
      deskId,
      channel,
      search,
      found: await findLines(trx, ctx, search, deskId === null ? undefined : tree.find(deskId)?.tier),
      procedure:
        procedureCode === undefined || deskId === null
          ? null
          : await chosen(trx, ctx, { ...query, procedureCode }, { deskId, channel }),
    }
  })
