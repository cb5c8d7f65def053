import { dayTextOf, fromAt, minuteOf } from '#kernel/at.ts'
import { dayMinutesAt } from '#organisation/domain/working-calendar.ts'
import { formInForce } from '#law/forms.ts'
import type { ReceiptInput } from '#papers/receipt.ts'
import { durationWords } from '#procedures/duration-words.ts'
import type { FeeExemption } from '#procedures/domain/procedure.ts'
import { dayWords, type ExplanationFacts } from '../deadline/deadline-facts.ts'
import { remainingMinutes } from '../domain/clock.ts'
import { feesOfDossier } from '../filed-fees.ts'
import { isAccepted, type AcceptedDossier, type BroughtPaper } from '../domain/dossier.ts'
import { readCode } from '../domain/number.ts'
import { citizenTraceOf, headingOf, nameOfUnit, officerOf, personOf, printOf, procedureOf, textOrErased, type PaperGround } from './paper-ground.ts'
import { PAUSE_WORDS } from '../ui/words.ts'
import { workingSpanWords } from '../ui/working-span.ts'

type Explanation = NonNullable<ReceiptInput['explanation']>
type PaperDay = Explanation['days'][number]

/** More days than a paper draws; such a due date is printed without its table. */
const MOST_DAYS = 1_500

const PAPER_KINDS: Readonly<Record<string, PaperDay['kind']>> = {
  received: 'received',
  counted: 'counted',
  due: 'counted',
  weekend: 'weekend',
  holiday: 'holiday',
  compensatory: 'holiday',
  swapped: 'holiday',
  makeUp: 'makeUp',
  paused: 'paused',
}

const explanationDays = (facts: ExplanationFacts): PaperDay[] =>
  facts.days.flatMap((day): PaperDay[] => {
    const kind = day.kind === 'received' && day.countedMinutes > 0 ? 'counted' : PAPER_KINDS[day.kind]
    if (kind === undefined) return []
    const note = dayWords(day)
    return [{ date: day.date, kind, countedMinutes: day.countedMinutes, ...(note === '' ? {} : { note: note.slice(0, 300) }) }]
  })

const explanationOf = ({ page }: PaperGround, dossier: AcceptedDossier): { explanation?: Explanation } => {
  const facts = page.dues.findLast((entry) => entry.explanation !== null)?.explanation
  if (facts == null || facts.days.length === 0 || facts.days.length > MOST_DAYS) return {}
  return {
    explanation: {
      mode: facts.mode === 'BY_HOUR' ? 'BY_HOUR' : 'END_OF_DAY',
      days: explanationDays(facts),
      pauses: dossier.clock.pauses.map((pause) => ({
        from: pause.from,
        ...(pause.to === null ? {} : { to: pause.to }),
        reason: PAUSE_WORDS[pause.kind],
      })),
      remarks: dossier.clock.extensions.map(
        (extension) => `Gia hạn ${durationWords(extension.duration)} theo ${textOrErased(page, extension.basis)}.`.slice(0, 500),
      ),
    },
  }
}

const dueOf = ({ calendar, printedAt }: PaperGround, { clock }: AcceptedDossier): ReceiptInput['due'] => {
  const since = clock.pauses.find((pause) => pause.to === null)?.from
  if (clock.dueAt === null) return { kind: 'none' }
  if (since !== undefined) {
    const left = remainingMinutes(clock, printedAt, calendar) ?? 0
    return { kind: 'paused', since, timeLeft: workingSpanWords(Math.max(0, left), dayMinutesAt(calendar, minuteOf(since))) }
  }
  if (!clock.provisional) return { kind: 'fixed', at: clock.dueAt }
  return {
    kind: 'provisional',
    at: clock.dueAt,
    why: 'lịch nghỉ lễ của năm đến hạn chưa được công bố; khi có, cơ quan báo lại ngày chính thức.',
  }
}

/** What one brought paper is called: the name typed for it, else the name in the procedure. */
export const paperName = ({ page, version }: Pick<PaperGround, 'page' | 'version'>, paper: BroughtPaper): string =>
  page.textOf(paper.name) ?? version.papers.find((one) => one.id === paper.paperId)?.name ?? 'Giấy tờ khác'

const COUNT_OF_FORM = {
  original: 'originals',
  copy: 'copies',
  certifiedCopy: 'certifiedCopies',
  electronic: 'electronic',
  data: 'electronic',
} as const

const MOST_NAME = 300

const exemptionWords = ({ percentOff, label, basis }: FeeExemption): string =>
  `${percentOff === 100 ? 'miễn' : `giảm ${percentOff} %`}: ${label}, ${basis}`.slice(0, MOST_NAME)

/** How far the fees are paid, as the capability that keeps the books tells; null when it says nothing. */
export type ReceiptPayment = { readonly totalDong: number; readonly outstandingDong: number; readonly transferQr: string | null } | null

const paymentOf = ({ origin }: PaperGround, payment: ReceiptPayment): Pick<ReceiptInput, 'payment' | 'qr'> =>
  payment === null || payment.outstandingDong <= 0
    ? {}
    : {
        payment: { outstanding: payment.outstandingDong, address: `${origin}/thanh-toan` },
        ...(payment.transferQr !== null && { qr: { pay: payment.transferQr } }),
      }

const feesOf = ({ version }: PaperGround, dossier: AcceptedDossier, payment: ReceiptPayment): ReceiptInput['fees'] => {
  const paid = payment !== null && payment.totalDong > 0 && payment.outstandingDong === 0
  const { lines, total } = feesOfDossier(version, dossier)
  if (total !== dossier.feeDong) return [{ name: 'Phí, lệ phí', amount: dossier.feeDong, paid }]
  return lines.flatMap(({ name, amount, exemption }) =>
    amount === null
      ? []
      : [{ name, amount, paid, ...(exemption === undefined ? {} : { exemption: exemptionWords(exemption) }) }],
  )
}

const resultBy = ({ tree }: PaperGround, { delivery, receivingUnitId }: AcceptedDossier): string => {
  if (delivery === 'post') return 'Nhận qua dịch vụ bưu chính công ích, tại địa chỉ của người nộp hồ sơ'
  if (delivery === 'electronic') return 'Nhận bản điện tử'
  return `Nhận trực tiếp tại ${nameOfUnit(tree, receivingUnitId)}`
}

const peopleOf = ({ page }: PaperGround, { parties }: AcceptedDossier) => ({
  submitter: personOf(page, parties.submitter),
  ...(parties.owner === null ? {} : { owner: personOf(page, parties.owner) }),
  ...(parties.representative === null ? {} : { representative: { name: textOrErased(page, parties.representative.name) } }),
})

/** Form RECEIPT of an accepted dossier; undefined before it was accepted or where no form was in force. */
export const receiptPaper = (ground: PaperGround, payment: ReceiptPayment): ReceiptInput | undefined => {
  const { dossier, version, tree } = ground
  if (!isAccepted(dossier)) return undefined
  const day = dayTextOf(dossier.acceptedAt)
  const form = formInForce('RECEIPT', day)
  if (form === undefined) return undefined
  const found = version.cases.find((one) => one.id === dossier.caseId)
  const statutory = found?.statutoryDuration ?? null
  const committed = dossier.clock.duration
  const number = readCode(dossier.code)?.seq
  return {
    form,
    heading: { ...headingOf(tree, dossier.receivingUnitId, day), ...(number === undefined ? {} : { number }) },
    trace: citizenTraceOf(ground, dossier.code),
    print: printOf(ground),
    ...peopleOf(ground, dossier),
    procedure: { ...procedureOf(ground), ...(version.cases.length > 1 && found ? { caseLabel: found.label } : {}) },
    components: dossier.papers.map((paper) => ({
      name: paperName(ground, paper),
      [COUNT_OF_FORM[paper.form]]: paper.quantity,
      alreadyHeld: paper.alreadyHeld,
    })),
    sets: 1,
    ...(statutory === null ? {} : { statutoryTime: durationWords(statutory) }),
    ...(committed === null || (statutory !== null && durationWords(committed) === durationWords(statutory))
      ? {}
      : { committedTime: durationWords(committed) }),
    receivedAt: fromAt(dossier.acceptedAt).toString(),
    due: dueOf(ground, dossier),
    fees: feesOf(ground, dossier, payment),
    ...paymentOf(ground, payment),
    resultBy: resultBy(ground, dossier),
    officer: officerOf(ground, dossier.acceptedBy),
    ...explanationOf(ground, dossier),
  }
}
