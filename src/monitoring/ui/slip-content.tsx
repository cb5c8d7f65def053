import { Facts, type Fact } from '#ui/facts.tsx'
import { Day, Moment } from '#ui/values.tsx'
import type { SlipView } from '../pages/slip-view.ts'
import { LEVEL_WORDS, SUBJECT_WORDS } from '../slip-words.ts'
import { SubjectLink } from './slip-subject.tsx'

/** What a slip says, and what was answered. */
export const SlipContent = ({ slip, withSubject }: { readonly slip: SlipView; readonly withSubject: boolean }) => {
  const facts: readonly Fact[] = [
    ...(withSubject ? [{ name: SUBJECT_WORDS[slip.subject.kind], value: <SubjectLink subject={slip.subject} /> }] : []),
    { name: 'Từ', value: <>{slip.sentByName ?? 'Hệ thống, tự động theo ngưỡng'} · {slip.fromUnitName}</> },
    { name: 'Gửi', value: <>{slip.toName ?? 'Cả đơn vị'} · {slip.toUnitName}</> },
    { name: 'Lúc', value: <Moment at={slip.sentAt} /> },
    ...(slip.dueAt === null ? [] : [{ name: slip.subject.kind === 'dossier' ? 'Hẹn trả lúc đôn đốc' : 'Hạn lúc đôn đốc', value: <Moment at={slip.dueAt} /> }]),
    { name: 'Trả lời trước', value: <Moment at={slip.answerDueAt} /> },
    ...(slip.risenTo === null ? [] : [{ name: 'Chưa trả lời, đã báo', value: <b>{LEVEL_WORDS[slip.risenTo]}</b> }]),
  ]
  return (
    <>
      <Facts facts={facts} small />
      <h3>Yêu cầu</h3>
      <p className="as-written">{slip.directive}</p>
      {slip.answer !== null && (
        <>
          <h3>Trả lời</h3>
          <Facts
            small
            facts={[
              { name: 'Người trả lời', value: <>{slip.answer.byName}, <Moment at={slip.answer.at} /></> },
              { name: 'Vì sao chậm', value: <span className="lines">{slip.answer.reason}</span> },
              { name: 'Sẽ làm', value: <span className="lines">{slip.answer.plan}</span> },
              { name: 'Xong trước', value: <Day on={slip.answer.doneBy} /> },
            ]}
          />
        </>
      )}
    </>
  )
}
