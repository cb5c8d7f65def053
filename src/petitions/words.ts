import { fromAt, type At } from '#kernel/at.ts'
import { formatMoment } from '#kernel/date-format.ts'
import { petitionRule, type PetitionClass, type PetitionLimit, type PetitionRoute } from '#law/petition-rules.ts'
import type { PetitionFigure } from './domain/figures.ts'
import type { PersonalKind } from './domain/masking.ts'
import type { Petition, PetitionChannel, PetitionPhase, Vote } from './domain/petition.ts'
import type { PetitionEvent } from './domain/event.ts'
import type { PetitionList } from './domain/limits.ts'

export const PHASE_WORDS: Readonly<Record<PetitionPhase, string>> = {
  received: 'Mới tiếp nhận',
  open: 'Đang xử lý',
  asked: 'Chờ người gửi bổ sung',
  drafted: 'Chờ duyệt trả lời',
  answered: 'Đã trả lời',
  refused: 'Không tiếp nhận',
  routed: 'Hướng dẫn sang quy trình khác',
}

/** The phase, and for what is answered how far its publication has come. */
export const stateWords = ({ phase, publication }: { readonly phase: PetitionPhase; readonly publication: string | null }): string => {
  if (phase !== 'answered') return PHASE_WORDS[phase]
  if (publication === 'published') return 'Đã công khai'
  return publication === 'none' ? 'Đã trả lời, không công khai' : 'Đã trả lời, chờ công khai'
}

export const PETITION_CHANNEL_WORDS: Readonly<Record<PetitionChannel, string>> = {
  portal: 'Cổng dịch vụ công', phone: 'Điện thoại', letter: 'Thư, đơn', counter: 'Tại quầy', dialogue: 'Đối thoại',
}

export const LIMIT_WORDS: Readonly<Record<PetitionLimit, string>> = { refuse: 'từ chối', ask: 'yêu cầu bổ sung', answer: 'trả lời', publish: 'công khai' }

export const VOTE_WORDS: Readonly<Record<Vote, string>> = { like: 'Hài lòng', dislike: 'Chưa hài lòng' }

export const LIST_WORDS: Readonly<Record<PetitionList, { readonly slug: string; readonly label: string; readonly empty: string }>> = {
  pending: { slug: '', label: 'Cần làm', empty: 'Không có phản ánh nào chờ xử lý' },
  new: { slug: 'moi', label: 'Mới', empty: 'Không có phản ánh mới' },
  mine: { slug: 'cua-toi', label: 'Tôi giữ', empty: 'Bạn không giữ phản ánh nào' },
  approve: { slug: 'cho-duyet', label: 'Chờ duyệt', empty: 'Không có câu trả lời chờ duyệt' },
  publish: { slug: 'cho-cong-khai', label: 'Chờ công khai', empty: 'Không có câu trả lời chờ công khai' },
  asked: { slug: 'cho-bo-sung', label: 'Chờ bổ sung', empty: 'Không chờ ai bổ sung' },
  late: { slug: 'qua-han', label: 'Quá hạn', empty: 'Không có phản ánh quá hạn' },
  conduct: { slug: 'hanh-vi', label: 'Hành vi cán bộ', empty: 'Không có phản ánh hành vi chờ xử lý trong phạm vi bạn được xem' },
  done: { slug: 'da-xong', label: 'Đã xong', empty: 'Chưa có phản ánh nào xong' },
  all: { slug: 'tat-ca', label: 'Tất cả', empty: 'Chưa có phản ánh nào' },
}

/** How the address names a class, on the portal and in filters. */
export const CLASS_SLUGS: Readonly<Record<PetitionClass, string>> = { regulation: 'quy-dinh', conduct: 'hanh-vi', service: 'phuc-vu', outOfScope: 'ngoai-pham-vi' }

export const classLabel = (code: PetitionClass, day: string): string => petitionRule(day).classes.find((one) => one.code === code)?.label ?? code
export const routeLabel = (code: PetitionRoute, day: string): string => petitionRule(day).routes.find((one) => one.code === code)?.label ?? code
export const reasonLabel = (code: string, day: string): string => petitionRule(day).refusalReasons.find((one) => one.code === code)?.label ?? code

export const FIGURE_WORDS: Readonly<Record<PetitionFigure, string>> = {
  received: 'Tiếp nhận trong kỳ',
  carriedOver: 'Kỳ trước chuyển sang',
  reopened: 'Xem lại theo đề nghị',
  resolvedOnTime: 'Trả lời đúng hạn',
  resolvedLate: 'Trả lời nhưng có lần trễ hạn',
  pendingInTime: 'Đang xử lý, trong hạn',
  pendingLate: 'Đang xử lý, đã trễ hạn',
  refused: 'Không tiếp nhận',
  routed: 'Hướng dẫn sang quy trình khác',
  passedOn: 'Chuyển cơ quan khác',
  published: 'Đã công khai',
  satisfied: 'Người gửi hài lòng',
  dissatisfied: 'Người gửi chưa hài lòng',
  repeated: 'Lặp lại',
  late: 'Có lần trễ hạn',
}

export const PERSONAL_WORDS: Readonly<Record<PersonalKind, string>> = {
  identityNumber: 'số giấy tờ', phone: 'số điện thoại', email: 'địa chỉ thư', account: 'số tài khoản', plate: 'biển số xe', address: 'địa chỉ', name: 'tên người',
}

/** What an event did, in a few words, without names. */
export const eventTitle = (event: PetitionEvent, day: string): string => {
  switch (event.type) {
    case 'received':
      return `Tiếp nhận qua ${PETITION_CHANNEL_WORDS[event.channel].toLowerCase()}`
    case 'classified':
      return `Phân loại: ${classLabel(event.class, day)}`
    case 'assigned':
      return 'Giao người xử lý'
    case 'transferred':
      return 'Chuyển cơ quan có thẩm quyền'
    case 'refused':
      return `Không tiếp nhận: ${reasonLabel(event.reason, day)}`
    case 'routed':
      return `Hướng dẫn sang quy trình khác: ${routeLabel(event.route, day)}`
    case 'moreAsked':
      return 'Yêu cầu người gửi bổ sung'
    case 'supplemented':
      return 'Người gửi bổ sung'
    case 'answerDrafted':
      return 'Dự thảo trả lời'
    case 'draftReturned':
      return 'Trả lại dự thảo'
    case 'answered':
      return 'Duyệt và gửi trả lời'
    case 'publicationPrepared':
      return 'Che dữ liệu cá nhân, chuyển người kiểm tra'
    case 'publicationReturned':
      return 'Trả lại bản công khai'
    case 'publicationDeclined':
      return 'Quyết định không công khai'
    case 'published':
      return 'Công khai câu trả lời'
    case 'publicationWithdrawn':
      return 'Gỡ bản đã công khai'
    case 'rated':
      return `Người gửi: ${VOTE_WORDS[event.vote].toLowerCase()}`
    case 'reopened':
      return 'Người gửi đề nghị xem lại'
    case 'repeatMarked':
      return event.of === null ? 'Bỏ đánh dấu lặp lại' : 'Đánh dấu lặp lại'
  }
}

/** The officers' words of an event, where it has some. */
export const eventWords = (event: PetitionEvent): string | null => {
  switch (event.type) {
    case 'transferred':
    case 'refused':
    case 'routed':
    case 'moreAsked':
    case 'draftReturned':
      return event.words
    case 'publicationReturned':
    case 'publicationDeclined':
    case 'publicationWithdrawn':
      return event.reason
    case 'answerDrafted':
      return event.text
    default:
      return null
  }
}

/** "trả lời trễ, hạn 17:30 23/11/2026". */
export const lapseWords = ({ lapses }: Pick<Petition, 'lapses'>): readonly string[] =>
  lapses.map(({ limit, dueAt }) => `${LIMIT_WORDS[limit]} trễ, hạn ${moment(dueAt)}`)

const moment = (at: At): string => formatMoment(fromAt(at))
