import { data, Link, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { TextAreaField } from '#ui/field.tsx'
import { MonitoringTabs } from '#ui/monitoring-tabs.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { CATCH_UP_COLUMNS, DEED_WORDS } from '../deed-words.ts'
import { takeLines, type CatchUpReply } from '../pages/catch-up-form.ts'
import { findCatchUpPage, type CatchUpPage } from '../pages/catch-up-page.ts'
import { DECISION_COLUMN, PAPER_LINE_COLUMNS } from './paper-line-columns.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => findCatchUpPage(context.get(requestContext).ctx)

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const reply = await takeLines(context.get(requestContext).ctx, await request.formData())
  return data(reply, { status: reply.taken > 0 ? 200 : 422 })
}

/** Nhập bù việc làm trên giấy: what was done and when it really happened; a leader approves before anything is recorded. */
const CatchUp = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Nhập bù việc đã làm trên giấy" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MonitoringTabs />
        {page.toApprove > 0 && (
          <Notice tone="warning">
            <Link to="/don-doc/nhap-bu/duyet">{page.toApprove} dòng chờ bạn duyệt</Link>
          </Notice>
        )}
        {reply !== undefined && <Outcome reply={reply} />}
        <section className="panel">
          <p className="muted">
            Ghi việc đã xong trên giấy với ngày giờ thật. Lãnh đạo duyệt thì việc vào lịch sử hồ sơ, giữ cả lúc xảy ra và lúc nhập; người nhập không tự duyệt.
          </p>
          <PostForm label="Nhập bù" upload>
            <input type="hidden" name="batchId" value={page.batchId} />
            {reply === undefined && page.open.length > 0 && <OverdueSheet page={page} />}
            <TextAreaField
              name="lines"
              label={reply !== undefined && reply.text !== '' ? 'Các dòng của bạn' : 'Dán từ bảng tính, hoặc gõ mỗi dòng một việc'}
              hint={`${CATCH_UP_COLUMNS.join('; ')}. Việc đã làm: ${Object.values(DEED_WORDS).join(', ')}. Ví dụ: H50.27-261102-0001; Đã có kết quả; 09/11/2026 16:30; Đồng ý; Cấp giấy xác nhận`}
              rows={reply !== undefined && reply.text !== '' ? 10 : 5}
              optional
              defaultValue={reply?.text ?? ''}
              key={reply?.text ?? ''}
            />
            <p className="field">
              <label htmlFor="tep-nhap-bu">Hoặc chọn tệp XLSX, CSV có dòng đầu là tên các cột trên</label>
              <input type="file" id="tep-nhap-bu" name="tep" accept=".xlsx,.csv" />
            </p>
            <div className="form-actions">
              <Button name="do" value="all">Gửi lãnh đạo duyệt</Button>
              {reply?.someGood === true && <Button kind="ghost" name="do" value="good">Chỉ gửi các dòng đúng</Button>}
            </div>
          </PostForm>
        </section>
        <section aria-labelledby="da-nhap">
          <h2 id="da-nhap">Bạn đã nhập</h2>
          <DataTable
            caption="Dòng bạn đã nhập, mới nhất ở trên"
            columns={[...PAPER_LINE_COLUMNS, DECISION_COLUMN]}
            rows={page.typed}
            rowKey={(line) => line.key}
            rowHref={(line) => `/mot-cua/ho-so/${line.dossierId}?muc=lich-su`}
            opens="procedure"
            empty={
              <EmptyState title="Bạn chưa nhập bù việc nào">
                <p>Dòng đã gửi hiện ở đây cùng ý kiến của lãnh đạo.</p>
              </EmptyState>
            }
          />
        </section>
      </main>
    </>
  )
}
export default CatchUp

/** The overdue dossiers of the actor's units, each with the boxes of one line; a row without a deed is not sent. */
const OverdueSheet = ({ page }: { readonly page: CatchUpPage }) => (
  <details className="more">
    <summary>Chọn trong {page.open.length} hồ sơ đang quá hạn của đơn vị</summary>
    <section className="sheet" aria-label="Hồ sơ quá hạn" tabIndex={0}>
      <table className="cards-narrow">
        <caption className="sr-only">Hồ sơ quá hạn, chọn việc đã làm ở từng dòng</caption>
        <thead>
          <tr>
            {['Hồ sơ', 'Việc đã làm', 'Thật sự lúc', 'Kết quả', 'Nội dung', 'Nguyên nhân, nếu xong sau hạn'].map((name) => (
              <th key={name} scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.open.map((row, i) => (
            <tr key={row.code}>
              <td className="at-title">
                <input type="hidden" name={`dong.${i}.ma`} value={row.code} />
                <Code>{row.code}</Code>
                <div className="note-line">
                  <span className="clamp">{row.procedureName}</span> · {row.ownerName}
                  {row.dueAt !== null && <> · hẹn trả <Moment at={row.dueAt} form="short" /></>}
                </div>
              </td>
              <td className="at-line">
                <select name={`dong.${i}.viec`} aria-label={`Việc đã làm của ${row.code}`} defaultValue="">
                  <option value="">chưa làm</option>
                  {Object.values(DEED_WORDS).map((word) => <option key={word} value={word}>{word}</option>)}
                </select>
              </td>
              <td className="at-line"><input type="text" placeholder="07:30 05/11/2026" name={`dong.${i}.luc`} aria-label={`Lúc làm ${row.code}`} /></td>
              <td className="at-line">
                <select name={`dong.${i}.ket-qua`} aria-label={`Kết quả của ${row.code}`} defaultValue="">
                  <option value="">theo dự thảo</option>
                  <option value="Đồng ý">Đồng ý</option>
                  <option value="Từ chối">Từ chối</option>
                </select>
              </td>
              <td className="at-line"><input type="text" name={`dong.${i}.noi-dung`} aria-label={`Nội dung của ${row.code}`} maxLength={500} /></td>
              <td className="at-line">
                <select name={`dong.${i}.nguyen-nhan`} aria-label={`Nguyên nhân quá hạn của ${row.code}`} defaultValue="">
                  <option value="">không quá hạn</option>
                  {page.causes.map(({ code, label }) => <option key={code} value={code}>{label}</option>)}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </details>
)

const Outcome = ({ reply }: { readonly reply: CatchUpReply }) => (
  <div role="status" className="stack">
    {reply.taken > 0 && <Notice tone="done">Đã gửi {reply.taken} dòng, chờ lãnh đạo duyệt.</Notice>}
    {reply.message !== null && <Notice tone="error">{reply.message}</Notice>}
    {reply.wrong.length > 0 && (
      <Notice tone="warning" title={`${reply.wrong.length} dòng cần sửa`}>
        <ul className="plain">
          {reply.wrong.map((one) => (
            <li key={`${one.line}-${one.code}`}>
              Dòng {one.line} {one.code !== '' && <Code>{one.code}</Code>}: {one.why}
            </li>
          ))}
        </ul>
      </Notice>
    )}
  </div>
)
