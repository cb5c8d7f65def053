import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, vietnamDay, type Instant } from '#kernel/time.ts'
import type { IndexLevel } from '#law/service-quality.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { isMeasuredUnit, levelOf, readableUnits } from './domain/measured-units.ts'
import { daysOf, previousPeriod, type IndexPeriod } from './domain/period.ts'
import { score, type IndexScore, type Inputs } from './domain/score.ts'
import { inputsOf, type QualityFacts } from './domain/tally.ts'
import { readFacts } from './read-facts.ts'
import { scopeOf, type Scope, type UnitScope } from './scope.ts'
import { selectMonths } from './store.ts'

/** Which index is asked for; `asOf` null is now. */
export type IndexQuestion = { readonly unitId: UnitId; readonly period: IndexPeriod; readonly asOf: Instant | null }

export type IndexCode = 'indexUnitNotFound' | 'indexPeriodUnknown' | 'indexTooLarge'

/** The index of one unit within an answer. */
export type UnitIndex = {
  readonly unit: Unit
  readonly level: IndexLevel
  readonly inputs: Inputs
  readonly score: IndexScore
}

export type ServiceQuality = UnitIndex & {
  readonly scope: Scope
  /** The same unit in the period before, a month as it was kept; null where that period had no index. */
  readonly previous: IndexScore | null
  /** What is measured directly below the unit, in the order of the tree. */
  readonly parts: readonly UnitIndex[]
}

/** An index with the ground on which what it lost is looked for. */
export type IndexGround = UnitIndex & { readonly scope: UnitScope; readonly tree: UnitTree; readonly facts: QualityFacts }

/** The units of an index: those below the unit on the last day that counts. */
const unitsOf = (tree: UnitTree, unitId: UnitId): readonly UnitId[] => [...tree.subtree(unitId)]

export const indexOf = (facts: QualityFacts, tree: UnitTree, unit: Unit, scope: Scope): UnitIndex => {
  const level = levelOf(tree, unit)
  const inputs = inputsOf(facts, { units: tree.subtree(unit.id) })
  return { unit, level, inputs, score: score(scope.version, level, inputs) }
}

/**
 * Runs `work` on the ground of one unit's index, when the actor may read it. Read as the system: a share must not depend
 * on who asks, and money or a rating may lie at a desk outside the reader's reach (decision 0025).
 */
export const onGround = async <T>(
  ctx: Ctx,
  question: IndexQuestion,
  work: (trx: Trx, ground: IndexGround) => Promise<T>,
): Promise<Result<T, IndexCode>> => {
  const scope = scopeOf(question.period, question.asOf, ctx.clock())
  if (scope === undefined) return refuse('indexPeriodUnknown')
  const reading = transaction({ ...ctx, actor: { kind: 'system', name: 'index-766' } }, async (trx): Promise<Result<T, IndexCode>> => {
    const tree = await unitTree(trx, scope.lastDay)
    const unit = tree.find(question.unitId)
    if (unit === undefined || !mayRead(ctx, tree, unit)) return refuse('indexUnitNotFound')
    const narrowed = { ...scope, units: unitsOf(tree, unit.id) }
    const facts = await readFacts(trx, ctx.tenantId, narrowed, tree)
    return ok(await work(trx, { ...indexOf(facts, tree, unit, scope), scope: narrowed, tree, facts }))
  })
  return reading.catch((error: unknown) => {
    if (isStatementTimeout(error)) return refuse('indexTooLarge')
    throw error
  })
}

const QUERY_CANCELED = '57014'

/** The web gives a statement half a minute; the command line gives it as long as it takes. */
const isStatementTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === QUERY_CANCELED

const mayRead = (ctx: Ctx, tree: UnitTree, unit: Unit): boolean =>
  ctx.actor.kind === 'system' || readableUnits(ctx.actor, tree).some((one) => one.id === unit.id)

/** The index of a unit with its parts and its change against the period before. */
export const findServiceQuality = (ctx: Ctx, question: IndexQuestion): Promise<Result<ServiceQuality, IndexCode>> =>
  onGround(ctx, question, async (trx, { facts, tree, ...index }) => ({
    ...index,
    previous: await findPrevious(trx, ctx, question, index),
    parts: tree.children(index.unit.id).map((part) => indexOf(facts, tree, part, index.scope)),
  }))

/** A month as it was kept, unless another moment was asked for; what was not kept is computed. */
const findPrevious = async (trx: Trx, ctx: Ctx, question: IndexQuestion, { unit, scope }: Pick<IndexGround, 'unit' | 'scope'>): Promise<IndexScore | null> => {
  const before = scopeOf(previousPeriod(question.period), scope.asOf, ctx.clock())
  if (before === undefined) return null
  if (question.asOf === null && before.period.kind === 'month') {
    const first = Temporal.PlainDate.from(daysOf(before.period).from)
    const [kept] = await selectMonths(trx, [unit.id], first)
    if (kept?.month.equals(first) === true && kept.versionCode === before.version.code) return score(before.version, kept.level, kept.inputs)
  }
  const tree = await unitTree(trx, before.lastDay)
  const then = tree.find(unit.id)
  if (then === undefined) return null
  const facts = await readFacts(trx, ctx.tenantId, { ...before, units: unitsOf(tree, then.id) }, tree)
  return indexOf(facts, tree, then, before).score
}

/** The units whose index the actor may ask for today, in the order of the tree; wholes are told from their parts. */
export const listIndexUnits = async (trx: Trx, ctx: Ctx): Promise<readonly (Unit & { readonly depth: number; readonly isWhole: boolean })[]> => {
  const tree = await unitTree(trx, vietnamDay(ctx.clock()))
  const readable = ctx.actor.kind === 'system' ? tree.units : readableUnits(ctx.actor, tree)
  return readable.map((unit) => ({ ...unit, depth: tree.depth(unit.id), isWhole: isMeasuredUnit(tree, unit) }))
}
