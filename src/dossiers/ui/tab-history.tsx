import { Timeline } from '#ui/timeline.tsx'
import { Moment } from '#ui/values.tsx'
import type { HistoryLine } from './history-lines.ts'

/** Everything that happened, the latest first: who, when, on whose behalf. Nothing here can be changed. */
export const HistoryTab = ({ history }: { readonly history: readonly HistoryLine[] }) => (
  <div className="tab-pad">
    <Timeline
      entries={history.map((line) => ({
        key: String(line.seq),
        title: line.title,
        state: 'was',
        when: (
          <>
            <Moment at={line.occurredAt} /> · {line.by}
            {line.onBehalfOf !== null && ` · thay ${line.onBehalfOf}`}
            {line.approvedBy !== null && ` · nhập bù, ${line.approvedBy} duyệt`}
            {line.recordedAt !== null && (
              <>
                {' '}
                · ghi vào hệ thống lúc <Moment at={line.recordedAt} />
              </>
            )}
          </>
        ),
        ...(line.details.length > 0 && {
          children: (
            <div className="small">
              {line.details.map((detail, i) => (
                <div key={`${i}-${detail}`}>{detail}</div>
              ))}
            </div>
          ),
        }),
      }))}
    />
  </div>
)
