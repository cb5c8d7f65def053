import { Chip, type ChipState } from '#ui/chip.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts, type Fact } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { Moment } from '#ui/values.tsx'
import type { ResultView } from '../pages/result-view.ts'
import { FileLinks } from './file-links.tsx'
import { OUTCOME_WORDS } from './words.ts'

const STAGES: Readonly<Record<'drafted' | 'approved' | 'issued', { readonly word: string; readonly chip: ChipState }>> = {
  drafted: { word: 'dự thảo, chưa ký', chip: 'waiting' },
  approved: { word: 'đã ký, chưa cấp số', chip: 'running' },
  issued: { word: 'đã phát hành', chip: 'done' },
}

const factsOf = (draft: NonNullable<ResultView['draft']>, result: ResultView): readonly Fact[] => [
  { name: 'Tình trạng', value: <Chip state={STAGES[draft.stage].chip}>{STAGES[draft.stage].word}</Chip> },
  { name: 'Kết quả', value: <b>{OUTCOME_WORDS[draft.outcome]}</b> },
  { name: 'Nội dung', value: <span className="lines">{draft.summary}</span> },
  { name: 'Người soạn', value: draft.draftedBy },
  ...(draft.signedBy === null
    ? []
    : [
        {
          name: 'Người ký',
          value: (
            <>
              {draft.signedFor !== null && `${draft.signedFor}, `}
              {draft.signedBy}
              {draft.signedAt !== null && (
                <>
                  , <Moment at={draft.signedAt} />
                </>
              )}
            </>
          ),
        },
      ]),
  ...(draft.number === null
    ? []
    : [{ name: 'Số', value: <>{draft.number}{draft.issuedAt !== null && <>, phát hành <Moment at={draft.issuedAt} /></>}</> }]),
  ...(result.finishedAt === null ? [] : [{ name: 'Về một cửa', value: <Moment at={result.finishedAt} /> }]),
  ...(result.handedOverAt === null ? [] : [{ name: 'Đã trả', value: <Moment at={result.handedOverAt} /> }]),
  ...(draft.files.length === 0 ? [] : [{ name: 'Tệp', value: <FileLinks files={draft.files} /> }]),
]

/** The result from draft to hand-over; signed, issued and handed over are different facts. */
export const ResultTab = ({ result }: { readonly result: ResultView }) => {
  const { draft, revocation } = result
  return (
    <div className="tab-pad">
      {revocation !== null && (
        <Notice tone="error" title="Kết quả đã bị thu hồi">
          <Moment at={revocation.at} />, theo {revocation.decision}. Lý do: {revocation.reason}
          {revocation.replacedBy === null ? (
            <p>Chưa cấp kết quả thay thế.</p>
          ) : (
            <>
              <p>
                Kết quả thay thế số <b>{revocation.replacedBy.number}</b>, <Moment at={revocation.replacedBy.at} />. Thời điểm giải quyết xong
                lần đầu giữ nguyên.
              </p>
              {revocation.replacedBy.files.length > 0 && <FileLinks files={revocation.replacedBy.files} />}
            </>
          )}
        </Notice>
      )}
      {draft === null ? (
        <EmptyState title="Chưa có dự thảo kết quả">
          <p>Chuyên viên soạn dự thảo, lãnh đạo ký, văn thư cấp số; mỗi việc một dấu mốc ở đây.</p>
        </EmptyState>
      ) : (
        <Facts facts={factsOf(draft, result)} />
      )}
    </div>
  )
}
