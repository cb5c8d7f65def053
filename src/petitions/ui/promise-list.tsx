import { Chip, type ChipState } from '#ui/chip.tsx'
import { Day, Moment } from '#ui/values.tsx'
import { PROMISE_STATE_WORDS } from '../dialogues/words.ts'
import type { PromiseView } from '../pages/dialogue-view.ts'

const SHAPES = { made: 'waiting', inProgress: 'running', done: 'done', notDone: 'stopped' } as const satisfies Record<PromiseView['state'], ChipState>

/** What was promised, who does it until when, and how far it is: the same for everybody. */
export const PromiseList = ({ promises }: { readonly promises: readonly PromiseView[] }) => (
  <ol className="plain stack tight">
    {promises.map(({ id, text, unitName, dueOn, state, note, movedAt, isLate, questionNo }) => (
      <li key={id} className="panel tight">
        <p><b>{text}</b></p>
        <p>
          {isLate ? <Chip state="late">quá hạn, {PROMISE_STATE_WORDS[state].toLowerCase()}</Chip> : <Chip state={SHAPES[state]}>{PROMISE_STATE_WORDS[state]}</Chip>}{' '}
          <span className="small muted">{unitName}, trước <Day on={dueOn} />{questionNo !== null && <> · trả lời câu hỏi {questionNo}</>}</span>
        </p>
        {note !== null && <p className="as-written small">{note} <span className="muted">(<Moment at={movedAt} form="short" />)</span></p>}
      </li>
    ))}
  </ol>
)
