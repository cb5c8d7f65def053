import type { DialoguePhase, PromiseState, QuestionState } from '../domain/dialogue.ts'

export const DIALOGUE_PHASE_WORDS: Readonly<Record<DialoguePhase, string>> = {
  announced: 'Sắp diễn ra', held: 'Đã họp, chờ biên bản', published: 'Đã công khai biên bản', cancelled: 'Đã hủy',
}

export const QUESTION_STATE_WORDS: Readonly<Record<QuestionState, string>> = {
  waiting: 'chờ duyệt', accepted: 'đã duyệt', declined: 'không đưa vào', answered: 'đã trả lời', petition: 'đã chuyển thành phản ánh',
}

export const PROMISE_STATE_WORDS: Readonly<Record<PromiseState, string>> = {
  made: 'Chưa bắt đầu', inProgress: 'Đang làm', done: 'Đã làm xong', notDone: 'Không làm được',
}
