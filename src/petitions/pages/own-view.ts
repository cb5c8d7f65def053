import type { Ctx, Trx } from '#db/context.ts'
import type { DueState } from '#dossiers/due-state.ts'
import { fromAt, toAt, type At } from '#kernel/at.ts'
import { vietnamDay } from '#kernel/time.ts'
import { petitionRule } from '#law/petition-rules.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { DueDay } from '#ui/due-day.ts'
import { holdingUnit, runningLimit, type Petition, type PetitionPhase, type Vote } from '../domain/petition.ts'
import type { PetitionEventType } from '../domain/event.ts'
import { readPetition } from '../officer-queries.ts'
import { eventTitle, stateWords } from '../words.ts'
import { answerDays, dueStateOf } from './due-view.ts'

/** What the sender of a petition reads of it: no name of an officer, no draft, nothing of how it was talked over inside. */
export type OwnView = {
  readonly code: string
  readonly subject: string
  readonly content: string
  readonly supplements: readonly string[]
  readonly files: number
  readonly phase: PetitionPhase
  readonly state: string
  readonly holder: string
  readonly since: At
  readonly dueAt: At | null
  readonly due: DueState | null
  readonly days: readonly DueDay[]
  readonly isLate: boolean
  /** What the office says to the sender at this point: what is asked, why it is refused, where it goes. */
  readonly notice: { readonly title: string; readonly words: string; readonly until: At | null } | null
  readonly answer: { readonly text: string; readonly at: At } | null
  readonly publishedHref: string | null
  readonly opinion: { readonly vote: Vote; readonly comment: string | null } | null
  readonly mayReopen: boolean
  readonly steps: readonly { readonly key: string; readonly title: string; readonly at: At; readonly unit: string }[]
}

/** Steps that concern the sender. */
const TOLD: ReadonlySet<PetitionEventType> = new Set([
  'received', 'transferred', 'moreAsked', 'supplemented', 'answered', 'published', 'rated', 'reopened', 'refused', 'routed',
])

const noticeOf = (petition: Petition, day: string): OwnView['notice'] => {
  switch (petition.phase) {
    case 'asked':
      return { title: 'Cơ quan cần bạn bổ sung', words: petition.words, until: petition.answerBy }
    case 'refused':
      return { title: 'Phản ánh không được tiếp nhận', words: petition.words, until: null }
    case 'routed': {
      const route = petitionRule(day).routes.find(({ code }) => code === petition.route)
      return { title: `Việc này thuộc quy trình khác: ${route?.label ?? ''}`, words: `${route?.notice ?? ''}\n${petition.words}`, until: null }
    }
    default:
      return null
  }
}

const mayReopen = (petition: Petition, day: string): boolean =>
  petition.phase === 'answered' && petition.opinion?.vote === 'dislike' && petition.reopenings < petitionRule(day).reopening.times

/** A petition as its sender sees it. Whether it is theirs has been asked before. */
export const ownView = async (trx: Trx, ctx: Ctx, petition: Petition): Promise<OwnView> => {
  const record = await readPetition(trx, petition.id)
  if (record === undefined) throw new Error('a petition that was opened is gone')
  const now = ctx.clock()
  const tree = await unitTree(trx, vietnamDay(now))
  const day = vietnamDay(fromAt(petition.receivedAt)).toString()
  const textOf = (no: number | null): string | null => (no === null ? null : (record.texts.get(no)?.text ?? null))
  const nameOf = (unitId: Parameters<typeof tree.find>[0]): string => tree.find(unitId)?.name ?? 'Đơn vị cũ'
  const answered = petition.phase === 'answered' ? petition : undefined
  const running = runningLimit(petition)
  return {
    code: petition.code,
    subject: textOf(petition.subject) ?? '',
    content: textOf(petition.content) ?? '',
    supplements: petition.supplements.map((no) => textOf(no) ?? ''),
    files: petition.files.length,
    phase: petition.phase,
    state: stateWords({ phase: petition.phase, publication: answered?.publication.state ?? null }),
    holder: nameOf(holdingUnit(petition)),
    since: petition.chain[petition.chain.length - 1]?.from ?? petition.receivedAt,
    dueAt: running?.limit === 'answer' ? running.dueAt : null,
    due: await dueStateOf(trx, ctx, petition),
    days: running?.limit === 'answer' || petition.phase === 'asked' ? await answerDays(trx, ctx, petition) : [],
    isLate: running?.limit === 'answer' && running.dueAt < toAt(now),
    notice: noticeOf(petition, day),
    answer: answered === undefined ? null : { text: answered.answer.text, at: answered.answer.answeredAt },
    publishedHref: answered?.publication.state === 'published' ? `/phan-anh/cong-khai/${petition.id}` : null,
    opinion: answered?.opinion == null ? null : { vote: answered.opinion.vote, comment: textOf(answered.opinion.comment) },
    mayReopen: mayReopen(petition, day),
    steps: record.history.filter(({ event }) => TOLD.has(event.type)).map(({ seq, event, unitId }) => ({
      key: String(seq), title: eventTitle(event, day), at: event.type === 'received' ? event.receivedAt : event.at, unit: nameOf(unitId),
    })),
  }
}
