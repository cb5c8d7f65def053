import { dayTextOf, minuteOf, type At } from '#kernel/at.ts'
import { formInForce } from '#law/forms.ts'
import { dayMinutesAt } from '#organisation/domain/working-calendar.ts'
import type { ControlSlipInput } from '#papers/control-slip.ts'
import { isAccepted, type AcceptedDossier, type Step } from '../domain/dossier.ts'
import { stepMinutes } from '../domain/worked-time.ts'
import { headingOf, nameOfUnit, officerOf, printOf, procedureOf, textOrErased, traceOf, type PaperGround } from './paper-ground.ts'
import { workingSpanWords } from '../ui/working-span.ts'

type HandOver = ControlSlipInput['handOvers'][number]

const MOST_ROWS = 300

/** How the step before this hand-over kept its time: as its end told it, or counted now for one that is older. */
const timeOf = ({ calendar }: PaperGround, dossier: AcceptedDossier, step: Step, endedAt: At): Pick<HandOver, 'result' | 'timeUsed'> => {
  const used = step.workedMinutes ?? stepMinutes(dossier, step, endedAt, calendar)
  const dayMinutes = dayMinutesAt(calendar, minuteOf(step.openedAt))
  const words = workingSpanWords(used, dayMinutes)
  if (step.allottedMinutes <= 0) return { timeUsed: `đã dùng ${words}` }
  return {
    result: used > step.allottedMinutes ? 'overdue' : used === step.allottedMinutes ? 'onTime' : 'early',
    timeUsed: `đã dùng ${words} / định mức ${workingSpanWords(step.allottedMinutes, dayMinutes)}`.slice(0, 120),
  }
}

/** One row: the step that gave, the step that takes. The first row is the citizen's giving to the desk. */
const rowOf = (ground: PaperGround, dossier: AcceptedDossier, step: Step): HandOver => {
  const giver = dossier.steps.find((one) => step.openedBy.includes(one.no) || one.no === step.askedBy)
  const taker = step.acceptedAt === null ? {} : { taker: officerOf(ground, step.staffId) }
  const common = { to: nameOfUnit(ground.tree, step.unitId), at: step.openedAt, ...taker }
  if (giver === undefined) {
    return { ...common, from: 'Người nộp hồ sơ', giver: textOrErased(ground.page, dossier.parties.submitter.name) }
  }
  return {
    ...common,
    from: nameOfUnit(ground.tree, giver.unitId),
    giver: officerOf(ground, giver.staffId),
    ...(giver.endedAt === null ? {} : timeOf(ground, dossier, giver, giver.endedAt)),
    ...(step.kind === 'consult' ? { note: 'Lấy ý kiến phối hợp' } : {}),
  }
}

/** Form CONTROL_SLIP: every hand-over between units since reception. */
export const controlSlipPaper = (ground: PaperGround): ControlSlipInput | undefined => {
  const { dossier, page, tree } = ground
  if (!isAccepted(dossier)) return undefined
  const day = dayTextOf(dossier.acceptedAt)
  const form = formInForce('CONTROL_SLIP', day)
  if (form === undefined) return undefined
  const { dossierCode, qrAddress } = traceOf(ground, dossier.code)
  const partners = new Set(dossier.steps.filter((step) => step.kind === 'consult').map((step) => nameOfUnit(tree, step.unitId)))
  return {
    form,
    heading: headingOf(tree, dossier.receivingUnitId, day),
    print: printOf(ground),
    trace: { dossierCode, qrAddress },
    procedure: procedureOf(ground),
    owner: textOrErased(page, (dossier.parties.owner ?? dossier.parties.submitter).name),
    ...(dossier.clock.dueAt === null ? {} : { due: dossier.clock.dueAt }),
    solver: nameOfUnit(tree, dossier.competentUnitId),
    partners: [...partners].slice(0, 30),
    handOvers: dossier.steps.slice(0, MOST_ROWS).map((step) => rowOf(ground, dossier, step)),
  }
}
