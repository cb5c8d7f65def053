import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Count, Percent } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findFiguresPage, type FiguresPage } from '../pages/figures-page.ts'
import { PetitionTabs } from './petition-tabs.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => ({ page: (await findFiguresPage(context.get(requestContext).ctx, request.url)) ?? null })

/** How a petition came into the month, and what became of it: both sides add up to the same. */
const IN = ['received', 'carriedOver', 'reopened'] as const
const OUT = ['resolvedOnTime', 'resolvedLate', 'pendingInTime', 'pendingLate', 'refused', 'routed', 'passedOn'] as const
const BESIDE = ['published', 'satisfied', 'dissatisfied', 'repeated', 'late'] as const

/** Thống kê phản ánh của một tháng: each number opens to the petitions that it counted. */
const Statistics = () => {
  const { page } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Thống kê phản ánh, kiến nghị" over={page === null ? undefined : `${page.unitName}, cả đơn vị bên dưới`} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <PetitionTabs current="figures" />
        {page === null ? <EmptyState title="Bạn không xem số liệu của cơ quan nào" /> : <Month page={page} />}
      </main>
    </>
  )
}
export default Statistics

const monthWords = (month: string): string => `${Number(month.slice(5))}/${month.slice(0, 4)}`

const Month = ({ page }: { readonly page: FiguresPage }) => (
  <div className="stack">
    <form className="inline-form" aria-label="Chọn cơ quan và tháng">
      <SelectField name="cua" label="Cơ quan" options={page.units} defaultValue={page.unitCode} />
      <TextField name="ky" type="month" label="Tháng" defaultValue={page.month} width={20} />
      <Button kind="ghost">Xem</Button>
    </form>
    <Figures>
      <Figure name={`Phản ánh trong tháng ${monthWords(page.month)}`} value={<Count value={page.total} />} base="tiếp nhận, kỳ trước chuyển sang và xem lại" />
      <Figure name="Không trễ hạn lần nào" value={<Percent part={page.total - page.late} base={page.total} />} base={`${page.total - page.late} trên ${page.total} phản ánh`} {...(page.late > 0 && { state: 'late' as const })} />
      <Figure name="Người gửi hài lòng" value={<Percent part={page.rated.satisfied} base={page.rated.of} />} base={`${page.rated.satisfied} trên ${page.rated.of} người cho biết ý kiến`} />
      <Figure name="Đối thoại" value={<Count value={page.dialogues.sessions} />} base={`${page.dialogues.answered}/${page.dialogues.questions} câu hỏi đã trả lời, ${page.dialogues.promisesDone}/${page.dialogues.promises} lời hứa đã làm`} to="/doi-thoai/quan-ly" />
    </Figures>
    <Side title="Vào trong kỳ" keys={IN} page={page} />
    <Side title="Kết quả của chính những phản ánh đó" keys={OUT} page={page} />
    <Side title="Trong số đó" keys={BESIDE} page={page} plain />
    <DataTable
      caption="Theo loại"
      rows={page.classes}
      rowKey={(row) => row.label}
      keepTable
      columns={[
        { key: 'loai', header: 'Loại', cell: (row) => row.label },
        { key: 'so', header: 'Số phản ánh', numeric: true, cell: (row) => <Count value={row.count} /> },
        { key: 'ty-le', header: 'Tỷ lệ', numeric: true, cell: (row) => <Percent part={row.count} base={page.total} /> },
      ]}
      totals={{ loai: { value: 'Cộng' }, so: { value: <Count value={page.total} /> } }}
    />
    {page.parts.length > 0 && <Parts page={page} />}
    <p className="small muted">Phản ánh chuyển qua nhiều cơ quan được tính ở mỗi nơi đã giữ; lần trễ tính cho nơi để hết hạn ({page.answerDays} ngày làm việc từ lần nhận hoặc chuyển cuối).</p>
  </div>
)

type SideProps = { readonly title: string; readonly keys: readonly (typeof IN | typeof OUT | typeof BESIDE)[number][]; readonly page: FiguresPage; readonly plain?: boolean }

const Side = ({ title, keys, page, plain = false }: SideProps) => {
  const rows = keys.flatMap((key) => page.lines.find(({ figure }) => figure === key) ?? [])
  return (
    <DataTable
      caption={title}
      rows={rows}
      rowKey={(row) => row.figure}
      keepTable
      columns={[
        { key: 'ten', header: title, cell: (row) => row.label },
        { key: 'so', header: 'Số phản ánh', numeric: true, cell: (row) => (row.value === 0 ? '0' : <Link to={row.href}><Count value={row.value} /></Link>) },
      ]}
      {...(!plain && { totals: { ten: { value: 'Cộng' }, so: { value: <Count value={rows.reduce((sum, { value }) => sum + value, 0)} /> } } })}
    />
  )
}

const Parts = ({ page: { parts, month } }: { readonly page: FiguresPage }) => (
  <DataTable
    caption="Theo cơ quan"
    rows={parts}
    rowKey={(row) => row.unitCode}
    rowHref={(row) => `/phan-anh-kien-nghi/thong-ke?cua=${row.unitCode}&ky=${month}`}
    opens="ten"
    columns={[
      { key: 'ten', header: 'Cơ quan', narrow: 'title', cell: (row) => row.unitName },
      { key: 'tong', header: 'Trong kỳ', numeric: true, cell: (row) => <Count value={row.total} /> },
      { key: 'xong', header: 'Đã trả lời', numeric: true, cell: (row) => <Count value={row.figures.resolvedOnTime + row.figures.resolvedLate} /> },
      { key: 'dang', header: 'Đang xử lý', numeric: true, cell: (row) => <Count value={row.figures.pendingInTime + row.figures.pendingLate} /> },
      { key: 'tre', header: 'Có lần trễ', numeric: true, cell: (row) => <Count value={row.figures.late} /> },
      { key: 'dung', header: 'Không trễ', numeric: true, cell: (row) => <Percent part={row.total - row.figures.late} base={row.total} /> },
    ]}
  />
)
