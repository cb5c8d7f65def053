import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatPercent } from '#kernel/number-format.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Count, Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findSurveyList, type SurveyLine } from '../pages/survey-list.ts'
import { KIND_WORDS } from '../words.ts'
import { SurveyChip } from './survey-chip.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => findSurveyList(context.get(requestContext).ctx)

const COLUMNS: readonly Column<SurveyLine>[] = [
  { key: 'ten', header: 'Cuộc khảo sát', narrow: 'title', cell: (row) => <span className="clamp wide">{row.title}</span>, note: (row) => KIND_WORDS[row.kind] },
  { key: 'co-quan', header: 'Cơ quan tổ chức', narrow: 'left', cell: (row) => row.ownerName, note: (row) => `${row.units} cơ quan được đánh giá` },
  { key: 'buoc', header: 'Bước', narrow: 'badge', cell: (row) => <SurveyChip phase={row.phase} isOwn={row.isOwn} /> },
  { key: 'han', header: 'Nhận trả lời đến', cell: (row) => <Day on={row.closedOn ?? row.closesOn} /> },
  { key: 'moi', header: 'Được mời', numeric: true, cell: (row) => <Count value={row.invited} /> },
  { key: 'tra-loi', header: 'Đã trả lời', numeric: true, cell: (row) => (row.answered === null ? '—' : <Count value={row.answered} />), note: (row) => row.answered !== null && formatPercent(row.answered, row.invited) },
]

/** Khảo sát: those that the actor's agency holds, and those about it. */
const Surveys = () => {
  const { surveys, mayDraft } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Khảo sát" over="Đo lường hài lòng và điều tra xã hội học; đánh giá tại quầy nằm ở mục riêng" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {mayDraft && (
          <p className="inline-form">
            <ButtonLink to="/khao-sat/moi">Khảo sát hài lòng mới</ButtonLink>
            <ButtonLink kind="ghost" to="/khao-sat/moi?loai=xa-hoi-hoc">Điều tra xã hội học mới</ButtonLink>
          </p>
        )}
        <DataTable
          caption="Các cuộc khảo sát, mới nhất ở trên"
          columns={COLUMNS}
          rows={surveys}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/khao-sat/${id}`}
          opens="ten"
          empty={
            <EmptyState title="Chưa có cuộc khảo sát nào">
              <p>{mayDraft ? 'Soạn cuộc đầu tiên: chọn cơ quan được đánh giá, khoảng hồ sơ, rồi lấy mẫu.' : 'Cuộc khảo sát do cơ quan bạn tổ chức, hoặc đã đóng và đánh giá cơ quan bạn, hiện ở đây.'}</p>
            </EmptyState>
          }
        />
      </main>
    </>
  )
}
export default Surveys
