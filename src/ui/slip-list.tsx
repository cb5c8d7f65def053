import { Chip, type ChipState } from './chip.tsx'
import { Day, Moment } from './values.tsx'

/** Whether a slip still waits; `moot`: what it is about was done before anybody answered. */
type SlipState = 'waiting' | 'late' | 'answered' | 'answeredLate' | 'moot'

const CHIPS: Readonly<Record<SlipState, { readonly state: ChipState; readonly words: string }>> = {
  waiting: { state: 'waiting', words: 'chờ trả lời' },
  late: { state: 'late', words: 'quá hạn trả lời' },
  answered: { state: 'done', words: 'đã trả lời' },
  answeredLate: { state: 'soon', words: 'trả lời muộn' },
  moot: { state: 'stopped', words: 'việc đã xong' },
}

/** Whether an urging slip was answered, as a chip. */
export const SlipChip = ({ state }: { readonly state: SlipState }) => <Chip state={CHIPS[state].state}>{CHIPS[state].words}</Chip>

type ListedSlip = {
  readonly id: string
  readonly number: string
  readonly state: SlipState
  readonly directive: string
  readonly sentAt: string
  readonly answerDueAt: string
  readonly toUnitName: string
  readonly toName: string | null
  readonly answer: { readonly byName: string; readonly plan: string; readonly doneBy: string } | null
}

/** The urging slips about one piece of work, newest first, on the page of that work; nothing when there are none. */
export const SlipList = ({ slips }: { readonly slips: readonly ListedSlip[] }) =>
  slips.length === 0 ? null : (
    <section className="panel" aria-label="Phiếu đôn đốc">
      <h2>Phiếu đôn đốc</h2>
      <ul className="plain slip-list">
        {slips.map((slip) => (
          <li key={slip.id}>
            <p>
              <a href={`/don-doc/phieu/${slip.id}`}>Phiếu {slip.number}</a> <SlipChip state={slip.state} />
            </p>
            <p className="small muted">
              Gửi {slip.toName ?? slip.toUnitName} lúc <Moment at={slip.sentAt} form="short" />
              {slip.answer === null && <>, trả lời trước <Moment at={slip.answerDueAt} form="short" /></>}
            </p>
            <p className="as-written">{slip.directive}</p>
            {slip.answer !== null && (
              <p>
                <b>{slip.answer.byName}:</b> <span className="lines">{slip.answer.plan}</span>, xong trước <Day on={slip.answer.doneBy} />.
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
