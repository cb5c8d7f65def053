import type { Ctx } from '#db/context.ts'
import type { CommandName, Input } from '#dossiers/inputs.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { perform } from '#dossiers/commands.ts'
import { citizenActor, type Actor } from '#kernel/actor.ts'
import { addWorkingMinutes, workingMinutesBetween } from '#organisation/domain/working-calendar.ts'
import { stepUnitCode } from '../simulation/district.ts'
import { dossierIdOf, seededWorld, type Stage } from '../simulation/perform-turn.ts'
import type { PlannedDossier } from '../simulation/plan.ts'
import type { DemoCitizen } from './citizens.ts'

/** What a day at the office has beside the straight way: opinions asked for, withdrawals, online submissions. */

const HANDLE_STEP = 2
/** The department that is asked for its opinion. */
const ASKED = 'H50.03.02'

/** Working minutes ago at which online submissions came in: the first is past its 8 hours. */
const SUBMITTED_AGO = [620, 300, 90, 30] as const

const WITHDRAWN = 2

type Told = { readonly dossiers: number; readonly commands: number }

/** Tells them after the plan was lived; answers how many dossiers came in and how many commands went through. */
export const performStories = async (stage: Stage, dossiers: readonly PlannedDossier[], citizens: readonly DemoCitizen[]): Promise<Told> => {
  // Received and passed on, untouched since: open at the step that handles them.
  const fresh = dossiers.filter(({ fate, turns }) => fate === 'openInTime' && turns.length === 1)
  const going = dossiers.filter(({ fate, turns }) => fate === 'openInTime' && turns.length > 1)
  let commands = 0
  const act = async (dossier: PlannedDossier, by: Actor, name: CommandName, input: object): Promise<void> => {
    const { calendar } = stage.district.rulesOf(dossier.procedureCode, dossier.competent)
    const last = dossier.turns.at(-1)?.at ?? 0
    const since = workingMinutesBetween(calendar, last, stage.district.end - 1)
    if (since < 2) return
    const at = addWorkingMinutes(calendar, last, Math.ceil(since / 2))
    commands += await tell(seededWorld(stage, by, at, `${stage.seed} story ${name} ${dossier.index}`), name, { ...input, dossierId: dossierIdOf(stage.seed, dossier) })
  }
  const officer = (dossier: PlannedDossier): Actor | undefined => stage.district.holders('caseOfficer', dossier.competent)[0]
  const desk = (dossier: PlannedDossier): Actor | undefined => stage.district.holders('receptionOfficer', dossier.receiving)[0]
  for (const [i, dossier] of fresh.entries()) {
    const handler = officer(dossier)
    if (handler === undefined) continue
    if (i % 2 === 1) await act(dossier, handler, 'acceptStep', { stepNo: HANDLE_STEP })
    else {
      const request = { unitId: stage.district.unitId(ASKED), question: 'Đề nghị cho ý kiến về giấy tờ kèm theo hồ sơ', allottedMinutes: 960 }
      await act(dossier, handler, 'consult', { stepNo: HANDLE_STEP, requests: [request] })
    }
  }
  for (const dossier of going.slice(0, WITHDRAWN)) {
    const receiver = desk(dossier)
    if (receiver !== undefined) await act(dossier, receiver, 'withdraw', { reason: 'Người nộp đề nghị rút để bổ sung giấy tờ' })
  }
  const online = await submitOnline(stage, dossiers, citizens)
  return { dossiers: online, commands: commands + online }
}

/** Waiting for reception at the first commune's desk; the demo's citizens sent them from their accounts. */
const submitOnline = async (stage: Stage, dossiers: readonly PlannedDossier[], citizens: readonly DemoCitizen[]): Promise<number> => {
  const example = dossiers.find(({ fate, procedureCode, competent }) => fate !== 'early' && !stage.district.rulesOf(procedureCode, competent).instant)
  if (example === undefined) return 0
  const { calendar, steps } = stage.district.rulesOf(example.procedureCode, example.competent)
  const first = steps[0]
  if (first === undefined) return 0
  const { unitId, end } = stage.district
  let submitted = 0
  for (const [i, ago] of SUBMITTED_AGO.entries()) {
    const from = end - LOOK_BACK
    const at = addWorkingMinutes(calendar, from, workingMinutesBetween(calendar, from, end - 1) - ago)
    const stream = `${stage.seed} online ${i}`
    const citizen = citizens[i % citizens.length]
    if (citizen === undefined) return submitted
    const ctx = seededWorld(stage, citizenActor(citizen.accountId), at, stream)
    submitted += await tell(ctx, 'submit', {
      dossierId: ctx.newId(),
      procedureCode: example.procedureCode,
      receivingUnitId: unitId(stepUnitCode(first.unit, example.receiving, example.competent)),
      competentUnitId: unitId(example.competent),
      submitter: {
        name: citizen.name,
        identityNumber: citizen.identityNumber,
        birthDate: citizen.birthDate,
        // The older ones say an older address: the desk sees one person who moved, and one place with two names.
        address: i < citizens.length ? citizen.earlierAddress : citizen.address,
        phone: citizen.contact,
      },
    })
  }
  return submitted
}

/** Far enough back to hold the working minutes of the oldest submission. */
const LOOK_BACK = 20 * 1_440

/** One command; a story that the moment does not allow is left out. */
const tell = async (ctx: Ctx, name: CommandName, input: object): Promise<number> => {
  const parsed = INPUTS[name].parse({ ...input, commandId: ctx.newId() })
  const outcome = await perform(ctx, name, parsed as Input<typeof name>)
  return outcome.ok ? 1 : 0
}
