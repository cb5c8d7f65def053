import { data, Link, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, ButtonLink } from '#ui/button.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { readPosition } from '../../domain/versions/edit-version.ts'
import type { CriteriaRow } from '../pages/criteria-rows.ts'
import { actOnDraft } from '../pages/draft-form.ts'
import { loadEditPage } from '../pages/edit-page.ts'
import { draftHref, newLineHref, versionHref } from '../pages/version-address.ts'
import { answerForm } from './answer-form.ts'
import { CriteriaTable } from './criteria-table.tsx'
import { FaultList } from './fault-list.tsx'
import { INDEX_LEVEL_OPTIONS } from './level-options.ts'
import { VersionChip } from './version-chip.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const page = await loadEditPage(context.get(requestContext).ctx, params['code'] ?? '')
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  return answerForm(web, form, await actOnDraft(web.ctx, params['code'] ?? '', form))
}

/** Up, down, and what may stand under a line. */
const LineTools = ({ row, code }: { readonly row: CriteriaRow; readonly code: string }) => (
  <span className="line-moves">
    {!row.isFirst && <Button kind="plain" name="viec" value={`len:${row.position}`} aria-label={`Chuyển ${row.code} lên`}>↑</Button>}
    {!row.isLast && <Button kind="plain" name="viec" value={`xuong:${row.position}`} aria-label={`Chuyển ${row.code} xuống`}>↓</Button>}
    {row.depth < 3 && (
      <Link to={newLineHref(code, readPosition(row.position) ?? [])}>Thêm {row.depth === 1 ? 'tiêu chí' : 'thành phần'}<span className="sr-only"> dưới {row.code}</span></Link>
    )}
  </span>
)

/** A draft being written: what is still wrong, the table with its moves, and what the set says of itself. */
const EditScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { code, seq } = page
  return (
    <>
      <PageHeader
        title={`Soạn ${page.name}`} over={<>Bộ tiêu chí · <Code>{code}</Code></>} chips={<VersionChip {...page} />}
        aside={<ButtonLink kind="ghost" to={versionHref(code)}>Xem như bản ban hành</ButtonLink>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <FaultList faults={page.faults} />
        <PostForm reply={reply?.refusal === null ? undefined : reply} label="Thứ tự các dòng">
          <input type="hidden" name="seq" value={seq} />
          <CriteriaTable
            caption={page.name} rows={page.rows} total={page.maxPoints}
            editHref={(row) => draftHref(code, readPosition(row.position))}
            tools={(row) => <LineTools row={row} code={code} />}
          />
          <p className="form-actions">
            <ButtonLink to={newLineHref(code, [])} kind="ghost">Thêm lĩnh vực</ButtonLink>
            <Button kind="ghost" name="viec" value="danh-so">Đánh lại số</Button>
          </p>
        </PostForm>
        <div className="version-panels">
          <section className="panel tight" id="ve-bo">
            <h2>Về bộ này</h2>
            <PostForm reply={reply?.refusal === null ? reply : undefined} label="Tên, cấp, năm, tổng điểm" key={seq}>
              <input type="hidden" name="seq" value={seq} />
              <TextField name="name" label="Tên bộ chỉ số" defaultValue={page.name} maxLength={300} />
              <div className="pair">
                <SelectField name="level" label="Dùng để chấm" options={INDEX_LEVEL_OPTIONS} defaultValue={page.levelCode} />
                <TextField name="maxPoints" label="Tổng điểm" inputMode="decimal" defaultValue={page.total} />
                <TextField name="from" label="Từ năm" inputMode="numeric" defaultValue={page.from} />
                <TextField name="to" label="Đến năm" optional inputMode="numeric" defaultValue={page.to} />
              </div>
              <Button kind="ghost" name="viec" value="luu">Lưu</Button>
            </PostForm>
          </section>
          <section className="panel tight">
            <h2>Bảng tính</h2>
            <p className="small muted">Tải về, sửa trong Excel rồi nhập lại; xem trước khi ghi.</p>
            <p className="form-actions">
              <a className="btn ghost" href={`${versionHref(code)}/tep`}>Tải về</a>
              <ButtonLink kind="ghost" to={`${versionHref(code)}/nhap`}>Nhập lại</ButtonLink>
            </p>
          </section>
          <details className="more">
            <summary>Bỏ dự thảo này</summary>
            <PostForm label="Bỏ dự thảo">
              <input type="hidden" name="seq" value={seq} />
              <p className="small">Dự thảo không còn hiện ở đâu; lịch sử vẫn được giữ.</p>
              <Button kind="danger" name="viec" value="bo">Bỏ dự thảo</Button>
            </PostForm>
          </details>
        </div>
      </main>
    </>
  )
}
export default EditScreen
