import { dayTextOf } from '#kernel/at.ts'
import { DAY_MINUTES, formatMinute, parseDay } from '#kernel/local-time.ts'
import { formInForce } from '#law/forms.ts'
import { lastSessionEnd } from '#organisation/domain/working-calendar.ts'
import type { RejectionInput } from '#papers/rejection.ts'
import type { StopNoticeInput } from '#papers/stop-notice.ts'
import type { SupplementRequestInput } from '#papers/supplement-request.ts'
import { isAccepted, type AcceptedDossier } from '../domain/dossier.ts'
import {
  citizenTraceOf,
  contactOf,
  eventsOf,
  headingOf,
  officerOf,
  personOf,
  printOf,
  procedureOf,
  textOrErased,
  type PaperGround,
} from './paper-ground.ts'
import { paperName } from './receipt-paper.ts'
import { PAPER_FORM_WORDS } from '../ui/words.ts'
import { countedItem } from './counted-item.ts'

/** The end of the last session of a day; of the whole day where nobody works then. */
const endOfDay = ({ calendar }: PaperGround, day: string): string => {
  const at = parseDay(day) ?? 0
  return formatMinute(at * DAY_MINUTES + (lastSessionEnd(calendar, at) ?? DAY_MINUTES - 1))
}

/** Form SUPPLEMENT_REQUEST of the `ordinal`-th request (1 is the first); undefined when there was none. */
export const supplementPaper = (ground: PaperGround, ordinal: number): SupplementRequestInput | undefined => {
  const { dossier, page, tree } = ground
  const request = eventsOf(page, 'supplementRequested')[ordinal - 1]
  if (request === undefined || !isAccepted(dossier)) return undefined
  const day = dayTextOf(request.occurredAt)
  const form = formInForce('SUPPLEMENT_REQUEST', day)
  if (form === undefined) return undefined
  const { event, staffId } = request
  return {
    form,
    heading: headingOf(tree, dossier.receivingUnitId, day),
    print: printOf(ground),
    trace: citizenTraceOf(ground, dossier.code),
    person: personOf(page, dossier.parties.submitter),
    procedure: procedureOf(ground),
    items: event.items.map((item) =>
      countedItem(textOrErased(page, item.text), item.kind === 'paper' ? item.paperId : null, ground.version.papers),
    ),
    reason: textOrErased(page, event.reason),
    occasion: {
      kind: 'request',
      ordinal,
      answerBy: endOfDay(ground, event.answerDueOn),
      ...(event.exception === null ? {} : { basis: textOrErased(page, event.exception.basis) }),
    },
    contact: contactOf(ground, staffId, dossier.receivingUnitId),
    officer: officerOf(ground, staffId),
  }
}

/** The instruments of the procedure, as the basis of a refusal. */
const basisOf = ({ version }: PaperGround): string =>
  version.legalBasis.map((one) => one.number).join('; ').slice(0, 500) || 'Quyết định công bố thủ tục hành chính'

/** Form REJECTION of a dossier that was refused at reception; undefined for any other. */
export const rejectionPaper = (ground: PaperGround): RejectionInput | undefined => {
  const { dossier, page, tree } = ground
  if (dossier.phase !== 'rejected') return undefined
  const day = dayTextOf(dossier.rejectedAt)
  const form = formInForce('REJECTION', day)
  if (form === undefined) return undefined
  const by = eventsOf(page, 'rejectedAtReception').at(-1)?.staffId ?? null
  return {
    form,
    heading: headingOf(tree, dossier.receivingUnitId, day),
    print: printOf(ground),
    person: personOf(page, dossier.parties.submitter),
    procedure: procedureOf(ground),
    reasons: [{ text: textOrErased(page, dossier.reason), basis: basisOf(ground) }],
    officer: officerOf(ground, by),
  }
}

const returnedPapers = (ground: PaperGround, dossier: AcceptedDossier): string[] =>
  dossier.papers
    .filter((paper) => !paper.alreadyHeld && paper.form !== 'electronic' && paper.form !== 'data')
    .map((paper) => `${paperName(ground, paper)} (${paper.quantity} ${PAPER_FORM_WORDS[paper.form]})`.slice(0, 500))

/** Where the work stood when it was stopped: the last step that had been opened. */
const stageOf = (dossier: AcceptedDossier): string => dossier.steps.findLast((step) => step.kind !== 'consult')?.name ?? 'Tiếp nhận hồ sơ'

/** Form STOP_NOTICE of a dossier that was terminated, or withdrawn by the citizen; undefined for any other. */
export const stopNoticePaper = (ground: PaperGround): StopNoticeInput | undefined => {
  const { dossier, page, tree } = ground
  if (dossier.phase !== 'terminated' && dossier.phase !== 'withdrawn') return undefined
  const day = dayTextOf(dossier.endedAt)
  const form = formInForce('STOP_NOTICE', day)
  if (form === undefined) return undefined
  const entry = eventsOf(page, dossier.phase).at(-1)
  const signer = entry?.staffId == null ? undefined : ground.staff.get(entry.staffId)
  const person = personOf(page, dossier.parties.submitter)
  const reason = textOrErased(page, dossier.reason)
  return {
    form,
    heading: headingOf(tree, dossier.competentUnitId, day, null),
    print: printOf(ground),
    trace: citizenTraceOf(ground, dossier.code),
    addressee: person.name,
    ...(person.address === undefined ? {} : { address: person.address }),
    procedure: procedureOf(ground),
    receivedAt: dossier.acceptedAt,
    bases: [dossier.phase === 'terminated' ? textOrErased(page, dossier.basis) : 'Đề nghị rút hồ sơ của người nộp'],
    ...(dossier.phase === 'withdrawn' ? { asked: { on: day, reason } } : {}),
    reason,
    stage: stageOf(dossier),
    finance:
      dossier.feeDong === 0
        ? 'Không phát sinh phí, lệ phí.'
        : 'Phí, lệ phí thực hiện theo quy định; khoản đã nộp mà chưa phát sinh công việc thì được xem xét hoàn trả.',
    returned: returnedPapers(ground, dossier),
    signer: { titles: [signer?.title ?? 'Người có thẩm quyền'], name: officerOf(ground, entry?.staffId ?? null) },
    recipients: ['Như trên', tree.find(dossier.receivingUnitId)?.name ?? 'Bộ phận Một cửa', 'Lưu hồ sơ'],
  }
}
