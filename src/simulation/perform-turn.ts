import type { Ctx } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { INPUTS, type CommandName, type Input } from '#dossiers/inputs.ts'
import type { Actor } from '#kernel/actor.ts'
import type { DossierId } from '#kernel/ids.ts'
import { instantOf } from '#kernel/time.ts'
import { stepUnitCode, type District } from './district.ts'
import { answerDueOn, type Turn } from './life.ts'
import { inventedAddress, inventedDocuments, inventedName } from './people.ts'
import type { PlannedDossier } from './plan.ts'
import { seededBytes, seededChance, seededIds, type Chance } from './seed.ts'

/** What a turn needs of the world; time, chance and ids come from the turn and the seed. */
export type Stage = Pick<Ctx, 'db' | 'tenantId'> & {
  readonly seed: string
  readonly district: District
  readonly enqueueFor: (world: Pick<Ctx, 'tenantId' | 'clock' | 'newId'>) => Ctx['enqueue']
  /** The telephone of whoever submits; nobody has one when it is absent. */
  readonly phoneOf?: (dossier: PlannedDossier) => string | null
}

/** The id of a planned dossier: its time is that of its reception. */
export const dossierIdOf = (seed: string, dossier: PlannedDossier): DossierId => {
  const receivedAt = instantOf(dossier.turns[0]?.at ?? 0).epochMilliseconds
  return seededIds(`${seed} dossier ${dossier.index}`, () => receivedAt)() as DossierId
}

/** The world in which one thing happens: everything in it follows from `stream` and the moment. */
export const seededWorld = (stage: Pick<Stage, 'db' | 'tenantId' | 'enqueueFor'>, actor: Actor, at: number, stream: string): Ctx => {
  const moment = instantOf(at)
  const { db, tenantId } = stage
  const world = { db, tenantId, actor, clock: () => moment, newId: seededIds(stream, () => moment.epochMilliseconds), random: seededBytes(stream) }
  return { ...world, enqueue: stage.enqueueFor(world) }
}

/** Does one planned thing through the real command, as somebody who may. A refusal is a fault of the plan. */
export const performTurn = async (stage: Stage, dossier: PlannedDossier, turnNo: number): Promise<void> => {
  const turn = dossier.turns[turnNo] as Turn
  const stream = `${stage.seed} turn ${dossier.index} ${turnNo}`
  const chance = seededChance(`${stream} choice`)
  const { receiving, competent } = dossier
  const at = stepUnitCode(turn.unit, receiving, competent)
  // Whoever took a dossier up in a role goes on with it.
  const actor = seededChance(`${stage.seed} person ${dossier.index} ${turn.role} ${at}`).pick(stage.district.holders(turn.role, at))
  const ctx = seededWorld(stage, actor, turn.at, stream)
  const [name, input] = commandOf(stage, dossier, turn, chance)
  const parsed = INPUTS[name].parse({ ...input, commandId: ctx.newId(), dossierId: dossierIdOf(stage.seed, dossier) })
  const outcome = await perform(ctx, name, parsed as Input<typeof name>)
  if (!outcome.ok) {
    const { code, facts } = outcome.refusal
    throw new Error(`dossier ${dossier.index}, ${turn.act}: ${code} ${JSON.stringify(facts ?? {})}`)
  }
}

type Named = readonly [CommandName, Record<string, unknown>]

const filingOf = ({ district, phoneOf }: Stage, dossier: PlannedDossier, chance: Chance) => ({
  procedureCode: dossier.procedureCode,
  receivingUnitId: district.unitId(dossier.receiving),
  competentUnitId: district.unitId(dossier.competent),
  submitter: { name: inventedName(chance), address: inventedAddress(chance), phone: phoneOf?.(dossier) ?? null },
})

const commandOf = (stage: Stage, dossier: PlannedDossier, turn: Turn, chance: Chance): Named => {
  switch (turn.act) {
    case 'receive':
      return ['receive', { ...filingOf(stage, dossier, chance), papers: [{ paperId: 'p1', form: 'original', quantity: 1 }] }]
    case 'certify':
      return ['certify', { ...filingOf(stage, dossier, chance), documents: inventedDocuments(chance) }]
    case 'requestSupplement': {
      const { calendar } = stage.district.rulesOf(dossier.procedureCode, dossier.competent)
      return ['requestSupplement', {
        items: ['Bản sao giấy tờ tùy thân còn giá trị'],
        reason: 'Thành phần hồ sơ chưa đủ theo quy định',
        answerDueOn: answerDueOn(calendar, turn.at, ANSWER_DAYS),
      }]
    }
    case 'receiveSupplement':
      return ['receiveSupplement', {}]
    case 'draftResult':
      return ['draftResult', { stepNo: turn.stepNo, outcome: turn.outcome, summary: turn.outcome === 'DENIED' ? 'Không đủ điều kiện giải quyết' : 'Đồng ý giải quyết' }]
    case 'forward':
    case 'approve':
    case 'issue':
      return [turn.act, { stepNo: turn.stepNo }]
    case 'finish':
      return ['finish', { stepNo: turn.stepNo, lateness: CAUSE_IF_LATE }]
    case 'handOver':
      return ['handOver', {}]
  }
}

/** Given with every finish: one in time does not keep it. */
const CAUSE_IF_LATE = { cause: 'STAFF_SHORTAGE', note: null }

/** Counted days that a citizen gets for a supplement. */
const ANSWER_DAYS = 10
