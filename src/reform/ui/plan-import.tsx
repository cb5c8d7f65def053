import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Field } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { importByForm, type PreviewView } from '../pages/import-action.ts'
import { loadPlanPage } from '../pages/plan-page.ts'
import { planHref } from '../task-href.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadPlanPage(context.get(requestContext).ctx, id)
  if (page === undefined || !page.may.add) throw data(null, { status: 404 })
  return { title: page.title, href: page.href }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const id = parseId(params['id'] ?? '') ?? ''
  const reply = await importByForm(web.ctx, web.files, id, request)
  if (reply.kind === 'refused') return data(reply, { status: statusOf(reply.code) })
  if (reply.kind === 'preview') return reply
  web.flash('done', `Đã nhập ${reply.count} nhiệm vụ.`)
  throw redirect(planHref(id), 303)
}

const Preview = ({ preview }: { readonly preview: PreviewView }) => (
  <section className="stack">
    <h2>Xem trước {preview.rows.length} dòng</h2>
    {preview.wrong > 0 ? (
      <Notice tone="error" title={`${preview.wrong} dòng chưa đúng, chưa nhập dòng nào`}>Sửa trong tệp theo cột bên phải rồi gửi lại.</Notice>
    ) : (
      <PostForm upload label="Nhập vào kế hoạch">
        <input type="hidden" name="fileId" value={preview.fileId} />
        <Notice tone="done">Mọi dòng đều đúng. Chưa có gì được ghi.</Notice>
        <p className="form-actions"><Button name="viec" value="nhap">Nhập {preview.rows.length} nhiệm vụ</Button></p>
      </PostForm>
    )}
    <DataTable
      caption="Các dòng của tệp"
      rows={preview.rows}
      rowKey={(row) => String(row.line)}
      rowState={(row) => (row.errors.length > 0 ? 'late' : undefined)}
      columns={[
        { key: 'dong', header: 'Dòng', numeric: true, narrow: 'left', cell: (row) => row.line },
        { key: 'ten', header: 'Nhiệm vụ', narrow: 'title', cell: (row) => (row.title === '' ? '—' : row.title) },
        { key: 'han', header: 'Hạn', cell: (row) => (row.dueOn === null ? '—' : <Day on={row.dueOn} />) },
        { key: 'loi', header: 'Cần sửa', cell: (row) => (row.errors.length === 0 ? 'đúng' : <ul className="plain">{row.errors.map((error) => <li key={error}>{error}</li>)}</ul>) },
      ]}
    />
  </section>
)

/** Nhập từ Excel: a sheet is looked at first, each wrong row says what is wrong, and nothing is half taken. */
const PlanImport = () => {
  const { title, href } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Nhập nhiệm vụ từ Excel" over={title} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {reply?.kind === 'refused' && <Notice tone="error">{reply.message}</Notice>}
        {reply?.kind === 'preview' && <Preview preview={reply.preview} />}
        <section className="panel">
          <h2>Chọn tệp</h2>
          <p>Điền vào <a href="/cai-cach/ke-hoach/bang-mau">bảng mẫu</a>: mỗi dòng một nhiệm vụ. Tên đơn vị, lĩnh vực, chỉ tiêu lấy ở trang “Danh mục” của bảng mẫu.</p>
          <PostForm upload label="Xem trước tệp nhiệm vụ">
            <Field name="file" label="Tệp Excel hoặc CSV">{({ defaultValue: _, ...box }) => <input type="file" accept=".xlsx,.csv" {...box} />}</Field>
            <p className="form-actions">
              <Button>Xem trước</Button>
              <ButtonLink kind="ghost" to={href}>Quay lại kế hoạch</ButtonLink>
            </p>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default PlanImport
