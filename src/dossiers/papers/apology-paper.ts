import { dayTextOf, minuteOf } from '#kernel/at.ts'
import { dayOf } from '#kernel/local-time.ts'
import { formInForce } from '#law/forms.ts'
import { countedDaysBetween } from '#organisation/domain/working-calendar.ts'
import type { ApologyInput } from '#papers/apology.ts'
import { isAccepted, type Signature } from '../domain/dossier.ts'
import { citizenTraceOf, headingOf, nameOfUnit, officerOf, personOf, printOf, procedureOf, textOrErased, type PaperGround } from './paper-ground.ts'

/** "KT. Chủ tịch" over "Phó Chủ tịch"; the signer's own title alone when nobody is stood in for. */
const titlesOf = ({ staff }: PaperGround, { by, onBehalfOf }: Signature): string[] => {
  const own = staff.get(by)?.title ?? 'Thủ trưởng cơ quan'
  return onBehalfOf === null ? [own] : [`${onBehalfOf.form}. ${staff.get(onBehalfOf.staffId)?.title ?? 'Thủ trưởng cơ quan'}`, own]
}

/** Form APOLOGY in the edition of the day it was signed; undefined for a dossier that nobody has apologised for. */
export const apologyPaper = (ground: PaperGround): ApologyInput | undefined => {
  const { dossier, page, tree, calendar } = ground
  if (!isAccepted(dossier) || dossier.apology === undefined) return undefined
  const { apology, clock: { dueAt } } = dossier
  if (dueAt === null) return undefined
  const day = dayTextOf(apology.at)
  const form = formInForce('APOLOGY', day)
  if (form === undefined) return undefined
  const person = personOf(page, dossier.parties.submitter)
  const newDay = minuteOf(apology.rescheduledTo)
  return {
    form,
    heading: { ...headingOf(tree, dossier.competentUnitId, day, null), number: apology.number.no },
    print: printOf(ground),
    trace: citizenTraceOf(ground, dossier.code),
    addressee: `Ông/Bà ${person.name}`.slice(0, 300),
    ...(person.address === undefined ? {} : { address: person.address }),
    procedure: procedureOf(ground),
    receivedAt: dossier.acceptedAt,
    dueAt,
    isPast: apology.at > dueAt,
    reason: textOrErased(page, apology.lateness.note),
    newDay: dayTextOf(apology.rescheduledTo),
    extensionDays: Math.max(1, countedDaysBetween(calendar, dayOf(minuteOf(dueAt)), dayOf(newDay))),
    signer: { titles: titlesOf(ground, apology.signature), name: officerOf(ground, apology.signature.by) },
    recipients: ['Như trên', nameOfUnit(tree, dossier.receivingUnitId)],
  }
}
