import type { At } from '#kernel/at.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { unreachable } from '#kernel/result.ts'
import { durationWords } from '#procedures/duration-words.ts'
import type { TextRef } from '../domain/dossier.ts'
import type { DossierEvent } from '../domain/event.ts'
import type { HistoryEntry } from '../queries.ts'
import { corrected, day, dueWords, exemptionsWords, files, itemLines, latenessWords, moment, optional, paperWords, quoted, type Naming } from './history-phrases.ts'
import { ERASED_TEXT, UNKNOWN_STAFF } from './missing-words.ts'
import {
  CHANNEL_WORDS,
  DELIVERY_WORDS,
  OUTCOME_WORDS,
  PARTY_FIELD_WORDS,
  PARTY_ROLE_WORDS,
  registerWords,
  VOID_WORDS,
} from './words.ts'

/** One entry of the history tab: what happened, with what, by whom, when. */
export type HistoryLine = {
  readonly seq: number
  readonly title: string
  readonly details: readonly string[]
  readonly by: string
  /** The person for whom it was done under a delegation. */
  readonly onBehalfOf: string | null
  /** Who approved the entry of work done before. */
  readonly approvedBy: string | null
  readonly occurredAt: At
  /** When it was entered, if that was another minute than when it happened. */
  readonly recordedAt: At | null
}

type Said = { readonly title: string; readonly details?: readonly (string | null)[] }

const say = (event: DossierEvent, naming: Naming): Said => {
  const step = (no: number): string => `“${naming.stepName(no)}”`
  const said = (label: string, ref: TextRef): string => quoted(label, naming.textOf(ref))
  switch (event.type) {
    case 'submitted':
      return {
        title: `Nộp hồ sơ ${CHANNEL_WORDS[event.filing.channel]}`,
        details: [
          event.receptionDueAt === null ? null : `Một cửa phải trả lời trước ${moment(event.receptionDueAt)}`,
          ...exemptionsWords(event.filing),
        ],
      }
    case 'rejectedAtReception':
      return { title: 'Từ chối tiếp nhận', details: [said('Lý do', event.reason)] }
    case 'accepted':
      return {
        title: `Tiếp nhận, cấp mã ${event.code}`,
        details: [
          dueWords(event.due),
          event.duration === null ? null : `Thời hạn giải quyết: ${durationWords(event.duration)}`,
          event.filing === null ? null : `Nộp ${CHANNEL_WORDS[event.filing.channel]}, ${event.filing.papers.length} giấy tờ`,
          ...exemptionsWords(event.filing),
        ],
      }
    case 'feesRevised':
      return {
        title: 'Một cửa xác định lại phí, lệ phí',
        details: [
          `Phải nộp: ${formatNumber(event.feeDong)} đ`,
          ...(event.feeChoice === null ? ['Không miễn, giảm khoản nào'] : exemptionsWords({ feeChoice: event.feeChoice })),
        ],
      }
    case 'onlinePaymentNoted':
      return { title: event.isPaid ? 'Phí, lệ phí đã nộp trực tuyến' : 'Tiền nộp trực tuyến đã được rút khỏi hồ sơ' }
    case 'imported':
      return { title: `Chuyển từ hệ thống cũ (${event.source}), mã ${event.code}`, details: [dueWords(event.due)] }
    case 'stepOpened':
      return {
        title: `Chuyển tới bước “${event.step.name}”`,
        details: [
          naming.unitName(event.step.unitId),
          event.step.staffId === null ? null : `Người giữ: ${naming.staffName(event.step.staffId)}`,
          event.step.dueAt === null ? null : `Hạn của bước: ${moment(event.step.dueAt)}`,
        ],
      }
    case 'stepAccepted':
      return { title: `${naming.staffName(event.staffId)} nhận việc ${step(event.no)}` }
    case 'stepAssigned':
      return {
        title:
          event.staffId === null
            ? `Đưa ${step(event.no)} về việc chung của đơn vị`
            : `Phân công ${step(event.no)} cho ${naming.staffName(event.staffId)}`,
      }
    case 'stepTransferred':
      return { title: `Chuyển ${step(event.no)} sang ${naming.unitName(event.unitId)}`, details: [said('Lý do', event.reason)] }
    case 'dossierTransferred':
      return {
        title: 'Chuyển hồ sơ của đơn vị đã giải thể',
        details: [
          `Nơi tiếp nhận, trả kết quả: ${naming.unitName(event.receivingUnitId)}`,
          `Đơn vị chịu trách nhiệm: ${naming.unitName(event.competentUnitId)}`,
          said('Lý do', event.reason),
        ],
      }
    case 'stepCompleted':
      return { title: `Xong bước ${step(event.no)}`, details: [optional('Ghi chú', event.note, naming)] }
    case 'completionRequested':
      return {
        title: 'Trả lại để người nộp hoàn thiện trước khi tiếp nhận',
        details: [...itemLines(event.items, naming), said('Lý do', event.reason), `Hoàn thiện trước ${day(event.answerDueOn)}`],
      }
    case 'resubmitted':
      return { title: 'Người nộp đã hoàn thiện và gửi lại', details: event.filing.papers.map((paper) => paperWords(paper, naming)) }
    case 'retracted':
      return { title: 'Người nộp rút hồ sơ trước khi tiếp nhận', details: [said('Lý do', event.reason)] }
    case 'stepReturned':
      return { title: `Trả lại từ bước ${step(event.no)}`, details: [said('Lý do', event.reason)] }
    case 'stepRecalled':
      return { title: `Lấy lại, bước ${step(event.no)} không chuyển nữa` }
    case 'stepCancelled':
      return { title: `Bước ${step(event.no)} không phải làm nữa` }
    case 'consultationRequested':
      return {
        title: `Lấy ý kiến ${naming.unitName(event.step.unitId)}`,
        details: [
          said('Nội dung', event.question),
          event.step.dueAt === null ? null : `Trả lời trước ${moment(event.step.dueAt)}`,
        ],
      }
    case 'consultationAnswered':
      return { title: 'Trả lời ý kiến phối hợp', details: [said('Ý kiến', event.opinion), files(event.files, naming)] }
    case 'consultationClosed':
      return { title: 'Kết thúc lấy ý kiến khi chưa có trả lời', details: [said('Căn cứ', event.basis)] }
    case 'supplementRequested':
      return {
        title: event.exception === null ? 'Yêu cầu bổ sung hồ sơ' : 'Yêu cầu bổ sung thêm một lần nữa',
        details: [
          ...itemLines(event.items, naming),
          said('Lý do', event.reason),
          `Hạn bổ sung: ${day(event.answerDueOn)}`,
          event.exception === null
            ? null
            : `${naming.staffName(event.exception.approvedBy)} cho phép, căn cứ: ${naming.textOf(event.exception.basis) ?? ERASED_TEXT}`,
          'Thời hạn giải quyết tạm dừng từ lúc này',
        ],
      }
    case 'supplementReceived':
      return {
        title: 'Nhận giấy tờ bổ sung',
        details: [
          ...event.papers.map((paper) => paperWords(paper, naming)),
          ...(event.replies ?? []).map(({ item, text }) => `Mục ${item}: ${naming.textOf(text) ?? ERASED_TEXT}`),
          dueWords(event.due),
        ],
      }
    case 'supplementLapsed':
      return { title: 'Hết hạn bổ sung mà không có trả lời', details: [said('Quyết định', event.decision), dueWords(event.due)] }
    case 'suspended':
      return {
        title: 'Tạm dừng để xác minh',
        details: [said('Lý do', event.reason), said('Căn cứ', event.basis), 'Thời hạn giải quyết tạm dừng từ lúc này'],
      }
    case 'resumed':
      return { title: 'Tiếp tục giải quyết', details: [dueWords(event.due)] }
    case 'obligationRequired':
      return {
        title: 'Yêu cầu thực hiện nghĩa vụ tài chính',
        details: [
          `Số tiền: ${formatNumber(event.amountDong)} đ`,
          said('Nội dung', event.reason),
          event.pausing ? 'Thời hạn giải quyết tạm dừng từ lúc này' : 'Thời hạn giải quyết vẫn tính',
        ],
      }
    case 'obligationMet':
      return {
        title: 'Đã thực hiện nghĩa vụ tài chính',
        details: [said('Chứng từ', event.evidence), event.due === null ? null : dueWords(event.due)],
      }
    case 'extended':
      return {
        title: `Gia hạn thêm ${durationWords(event.duration)}`,
        details: [said('Lý do', event.reason), said('Căn cứ', event.basis), dueWords(event.due)],
      }
    case 'apologised': {
      const { by, onBehalfOf } = event.signature
      return {
        title: `Xin lỗi và hẹn lại ngày trả kết quả, văn bản số ${event.number.text}`,
        details: [
          `Hẹn lại: ${moment(event.rescheduledTo)}; hẹn trả ban đầu không đổi`,
          ...latenessWords(event.lateness, naming),
          `${naming.staffName(by)} ký${onBehalfOf === null ? '' : ` ${onBehalfOf.form}. ${naming.staffName(onBehalfOf.staffId)}`}`,
        ],
      }
    }
    case 'dueRecomputed':
      return { title: 'Tính lại thời hạn vì lịch làm việc thay đổi', details: [dueWords(event.due)] }
    case 'stepDueMoved':
      return {
        title: `Hạn của bước ${step(event.no)} dời theo`,
        details: [event.dueAt === null ? 'Bước không còn hạn' : `Hạn mới: ${moment(event.dueAt)}`],
      }
    case 'resultDrafted':
      return {
        title: `Soạn dự thảo kết quả: ${OUTCOME_WORDS[event.draft.outcome]}`,
        details: [said('Nội dung', event.draft.summary), files(event.draft.files, naming)],
      }
    case 'resultApproved': {
      const { by, onBehalfOf } = event.signature
      return {
        title: `${naming.staffName(by)} ký duyệt kết quả`,
        details: [onBehalfOf === null ? null : `${onBehalfOf.form}. ${naming.staffName(onBehalfOf.staffId)}`],
      }
    }
    case 'resultIssued':
      return { title: `Cấp số, phát hành kết quả số ${event.number.text}` }
    case 'certified':
      return {
        title: 'Chứng thực tại quầy',
        details: event.entries.map(
          (entry) =>
            `${naming.textOf(entry.document) ?? ERASED_TEXT}: ${entry.copies} bản, ${entry.pages} trang, sổ ${registerWords(entry.number.register)} số ${entry.number.text}`,
        ),
      }
    case 'resolved':
      return { title: 'Kết quả đã về một cửa', details: [`Kết quả: ${OUTCOME_WORDS[event.outcome]}`, ...latenessWords(event.lateness, naming)] }
    case 'handedOver':
      return {
        title: `Trả kết quả ${DELIVERY_WORDS[event.delivery]}`,
        details: [optional('Người nhận', event.receiver, naming)],
      }
    case 'withdrawn':
      return { title: 'Người nộp rút hồ sơ', details: [said('Lý do', event.reason), ...latenessWords(event.lateness, naming)] }
    case 'terminated':
      return {
        title: 'Dừng giải quyết',
        details: [said('Lý do', event.reason), said('Căn cứ', event.basis), ...latenessWords(event.lateness, naming)],
      }
    case 'corrected':
      return {
        title: 'Đính chính thông tin',
        details: [
          ...event.changes.map(
            ({ party, field, before, after }) =>
              `${PARTY_ROLE_WORDS[party]}, ${PARTY_FIELD_WORDS[field]}: ${corrected(field, before, naming)} → ${corrected(field, after, naming)}`,
          ),
          said('Lý do', event.reason),
        ],
      }
    case 'papersRecorded':
      return { title: 'Ghi nhận thêm giấy tờ', details: event.papers.map((paper) => paperWords(paper, naming)) }
    case 'voidRequested':
      return { title: `Đề nghị hủy hồ sơ (${VOID_WORDS[event.kind]})`, details: [said('Lý do', event.reason)] }
    case 'voidDeclined':
      return { title: 'Không đồng ý hủy hồ sơ', details: [said('Lý do', event.reason)] }
    case 'voided':
      return { title: 'Hủy hồ sơ; mã không dùng lại' }
    case 'resultRevoked':
      return { title: 'Thu hồi kết quả', details: [said('Lý do', event.reason), said('Quyết định', event.decision)] }
    case 'resultReplaced':
      return { title: `Cấp kết quả thay thế số ${event.number.text}`, details: [files(event.files, naming)] }
    default:
      return unreachable(event)
  }
}

const SYSTEM = 'Hệ thống'

const whoDid = (entry: HistoryEntry): string => {
  switch (entry.actorKind) {
    case 'staff':
      return entry.actorName ?? UNKNOWN_STAFF
    case 'citizen':
      return 'Người nộp'
    case 'integration':
      return entry.actorName ?? 'Hệ thống kết nối'
    case 'system':
      return SYSTEM
  }
}

const minute = (at: At): string => at.slice(0, 16)

/** The whole history as people read it, the latest first. */
export const historyLines = (history: readonly HistoryEntry[], naming: Naming): readonly HistoryLine[] =>
  history
    .map((entry): HistoryLine => {
      const { title, details = [] } = say(entry.event, naming)
      return {
        seq: entry.seq,
        title,
        details: details.filter((detail) => detail !== null),
        by: whoDid(entry),
        approvedBy: entry.approvedByStaffId === null ? null : naming.staffName(entry.approvedByStaffId),
        onBehalfOf: entry.onBehalfOfStaffId === null ? null : naming.staffName(entry.onBehalfOfStaffId),
        occurredAt: entry.occurredAt,
        recordedAt: minute(entry.occurredAt) === minute(entry.recordedAt) ? null : entry.recordedAt,
      }
    })
    .toReversed()
