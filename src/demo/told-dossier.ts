import type { Ctx } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { INPUTS, type CommandName, type Input } from '#dossiers/inputs.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import type { LocalMinute } from '#kernel/local-time.ts'
import { lastMinuteWithin } from '#organisation/domain/working-calendar.ts'
import { stepUnitCode } from '../simulation/district.ts'
import { inventedAddress, inventedName } from '../simulation/people.ts'
import { seededWorld, type Stage } from '../simulation/perform-turn.ts'
import type { PlannedDossier } from '../simulation/plan.ts'
import { seededChance } from '../simulation/seed.ts'

/** Where a told dossier lives: the desk, procedure and division of a planned one, or another unit that answers for it. */
export type Place = Pick<PlannedDossier, 'procedureCode' | 'receiving' | 'competent'> & { readonly competentUnitId?: UnitId }

/** Something done to it, so many working minutes before the demo begins. */
export type Deed = {
  readonly ago: number
  /** Somebody, or whoever does this step of the process. */
  readonly by: Actor | number
  readonly name: CommandName
  readonly input: object
}

/** The moment so many working minutes before the demo begins. */
export const momentAgo = ({ district }: Stage, { procedureCode, competent }: Place, ago: number): LocalMinute =>
  lastMinuteWithin(district.rulesOf(procedureCode, competent).calendar, district.end - 1, -ago)

/** Tells the life of one dossier through the real commands, each at its moment. A refusal is a fault of the story. */
export const tellDossier = async (stage: Stage, story: string, place: Place, receivedAgo: number, deeds: readonly Deed[]): Promise<DossierId> => {
  const worldOf = (actor: Actor, ago: number, what: string): Ctx => seededWorld(stage, actor, momentAgo(stage, place, ago), `${stage.seed} ${story} ${what}`)
  const holderOf = (role: Role, code: string): Actor => {
    const [found] = stage.district.holders(role, code)
    if (found === undefined) throw new Error(`demo ${story}: nobody is ${role} at ${code}`)
    return found
  }
  const { steps } = stage.district.rulesOf(place.procedureCode, place.competent)
  const doerOf = (no: number): Actor => {
    const step = steps[no - 1]
    if (step === undefined) throw new Error(`demo ${story}: the process has no step ${no}`)
    return holderOf(step.role, stepUnitCode(step.unit, place.receiving, place.competent))
  }
  const desk = worldOf(holderOf('receptionOfficer', place.receiving), receivedAgo, 'receive')
  const dossierId = desk.newId() as DossierId
  const chance = seededChance(`${stage.seed} ${story}`)
  await act(desk, story, 'receive', {
    dossierId,
    procedureCode: place.procedureCode,
    receivingUnitId: stage.district.unitId(place.receiving),
    competentUnitId: place.competentUnitId ?? stage.district.unitId(place.competent),
    submitter: { name: inventedName(chance), address: inventedAddress(chance) },
  })
  for (const [i, { ago, by, name, input }] of deeds.entries()) {
    await act(worldOf(typeof by === 'number' ? doerOf(by) : by, ago, `${i} ${name}`), story, name, { ...input, dossierId })
  }
  return dossierId
}

const act = async (ctx: Ctx, story: string, name: CommandName, input: object): Promise<void> => {
  const parsed = INPUTS[name].parse({ ...input, commandId: ctx.newId() })
  const outcome = await perform(ctx, name, parsed as Input<typeof name>)
  if (!outcome.ok) throw new Error(`demo ${story}, ${name}: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts ?? {})}`)
}
