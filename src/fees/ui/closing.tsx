import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Day, Moment, Sum } from '#ui/values.tsx'
import { refused, type FormReply } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { closeFromForm, loadClosingPage, type ClosingPage } from '../pages/closing-page.ts'
import { feeSentence } from '../refusals.ts'
import { MoneyTabs } from './money-tabs.tsx'
import { POSTING_WORDS } from './words.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  loadClosingPage(context.get(requestContext).ctx, new URL(request.url).searchParams.get('quay'))

const FIELD_OF: Readonly<Record<string, string>> = { sumInvalid: 'counted', differenceReasonMissing: 'reason' }

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx, flash } = context.get(requestContext)
  const form = await request.formData()
  const closed = await closeFromForm(ctx, form)
  if (!closed.ok) return refused(form, closed.refusal.code, feeSentence(closed.refusal), FIELD_OF[closed.refusal.code])
  flash('done', 'Đã chốt tiền mặt. In biên bản ở danh sách bên dưới.')
  return redirect('/thu-phi/chot-ngay', 303)
}

type OpenLine = ClosingPage['open'][number]
type ClosedLine = ClosingPage['closings'][number]

const OPEN: readonly Column<OpenLine>[] = [
  { key: 'code', header: 'Hồ sơ', narrow: 'title', cell: (line) => <Code>{line.code ?? '—'}</Code> },
  { key: 'kind', header: 'Việc', narrow: 'left', cell: (line) => POSTING_WORDS[line.kind] },
  { key: 'at', header: 'Lúc', cell: (line) => <Moment at={line.at} form="short" /> },
  { key: 'dong', header: 'Số tiền', numeric: true, narrow: 'right', cell: (line) => <Sum dong={line.dong} /> },
]

const CLOSED: readonly Column<ClosedLine>[] = [
  {
    key: 'day',
    header: 'Ngày, lần',
    narrow: 'title',
    cell: (line) => (
      <a href={`/thu-phi/chot-ngay/${line.id}`} target="_blank" rel="noreferrer">
        <Day on={line.day} />, lần {line.no}
        <span className="sr-only"> (mở biên bản ở tab mới)</span>
      </a>
    ),
  },
  { key: 'who', header: 'Người thu', narrow: 'left', cell: (line) => line.staffName },
  { key: 'expected', header: 'Theo sổ', numeric: true, cell: (line) => <Sum dong={line.expectedDong} /> },
  { key: 'counted', header: 'Đếm được', numeric: true, narrow: 'right', cell: (line) => <Sum dong={line.countedDong} /> },
  {
    key: 'difference',
    header: 'Chênh lệch',
    narrow: 'badge',
    cell: (line) => (line.countedDong === line.expectedDong ? <Chip state="done">khớp</Chip> : <Chip state="soon">lệch <Sum dong={line.countedDong - line.expectedDong} /></Chip>),
    note: (line) => line.reason ?? undefined,
  },
]

/** Chốt ngày: count the cash, say what differs, sign; what was closed stays as it is. */
const ClosingScreen = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply>()
  return (
    <>
      <PageHeader title="Chốt tiền mặt" over={page.units.find((unit) => unit.id === page.unitId)?.name} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MoneyTabs at="/thu-phi/chot-ngay" />
        <div className="stack">
          <section className="panel stack" aria-labelledby="ngan-tien">
            <h2 id="ngan-tien">Tiền mặt bạn đang giữ</h2>
            <DataTable
              caption="Tiền mặt chưa chốt"
              columns={OPEN}
              rows={page.open}
              rowKey={(line) => line.postingId}
              totals={{ code: { value: 'Cộng theo sổ' }, dong: { value: <Sum dong={page.expectedDong} /> } }}
              empty={
                <EmptyState title="Chưa có tiền mặt nào chờ chốt">
                  <p>Tiền mặt bạn thu từ lần chốt trước sẽ hiện ở đây.</p>
                </EmptyState>
              }
            />
            {page.open.length > 0 && (
              <PostForm reply={reply} label="Chốt tiền mặt">
                <input type="hidden" name="closingId" value={page.closingId} />
                <input type="hidden" name="unitId" value={page.unitId ?? ''} />
                <input type="hidden" name="expected" value={page.expectedDong} />
                <TextField name="counted" label="Tiền đếm được (đồng)" hint="Đếm xong rồi ghi, ví dụ 1.250.000" inputMode="numeric" autoComplete="off" width={20} />
                <TextField name="reason" label="Lý do chênh lệch" hint="Bắt buộc khi tiền đếm được khác sổ." optional maxLength={500} autoComplete="off" />
                <Button>Chốt và ký tên</Button>
              </PostForm>
            )}
          </section>
          <section aria-labelledby="da-chot" className="stack">
            <h2 id="da-chot">Các lần đã chốt</h2>
            <DataTable
              caption="Các lần đã chốt"
              columns={CLOSED}
              rows={page.closings}
              rowKey={(line) => line.id}
              empty={
                <EmptyState title="Chưa chốt lần nào">
                  <p>Mỗi lần chốt có biên bản để in và ký.</p>
                </EmptyState>
              }
            />
          </section>
        </div>
      </main>
    </>
  )
}
export default ClosingScreen
