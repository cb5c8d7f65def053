import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, ButtonLink } from '#ui/button.tsx'
import { KeyFacts } from '#ui/facts.tsx'
import { Field } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { actOnImport, type SheetPreview } from '../pages/import-page.ts'
import { openDraftVersion } from '../pages/open-version.ts'
import { draftHref, versionHref } from '../pages/version-address.ts'
import { answerForm } from './answer-form.ts'
import { CriteriaTable } from './criteria-table.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const open = await openDraftVersion(context.get(requestContext).ctx, params['code'] ?? '')
  if (open === undefined) throw data(null, { status: 404 })
  const { version: { code, name }, seq } = open.known
  return { code, name, seq }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const taken = await actOnImport(web, params['code'] ?? '', request)
  if ('preview' in taken) return { preview: taken.preview }
  if ('error' in taken) return wrongFields({ errors: { sheet: taken.error }, values: {}, refusal: null })
  return answerForm(web, new FormData(), taken.answer)
}

const Preview = ({ preview, seq }: { readonly preview: SheetPreview; readonly seq: number }) => (
  <section className="stack" aria-label="Xem trước">
    <h2>Xem trước: {preview.fileName}</h2>
    {preview.faults.length > 0 && (
      <Notice tone="error" title={`${preview.faults.length} dòng đọc không được, chưa nhập gì`}>
        <ul>{preview.faults.map((one) => <li key={one}>{one}</li>)}</ul>
      </Notice>
    )}
    {preview.checks.length > 0 && (
      <Notice tone="warning" title={`Nhập được; còn ${preview.checks.length} chỗ phải sửa trước khi ban hành`}>
        <ul>{preview.checks.map((one) => <li key={one}>{one}</li>)}</ul>
      </Notice>
    )}
    <KeyFacts
      facts={[
        { name: 'Thêm so với dự thảo', value: preview.counts.added }, { name: 'Bỏ', value: preview.counts.removed },
        { name: 'Đổi', value: preview.counts.changed }, { name: 'Tổng điểm các lĩnh vực', value: preview.counts.total },
      ]}
    />
    <CriteriaTable caption="Các dòng đọc được" rows={preview.rows} total={preview.counts.total} />
    {preview.faults.length === 0 && (
      <PostForm label="Nhập vào dự thảo">
        <input type="hidden" name="seq" value={seq} />
        <input type="hidden" name="fileId" value={preview.fileId} />
        <p className="form-actions"><Button>Nhập vào dự thảo</Button> <span className="muted">Thay toàn bộ dòng hiện có; lịch sử giữ bản cũ.</span></p>
      </PostForm>
    )}
  </section>
)

/** Brings a sheet back into a draft: choose, look, take in. */
const ImportScreen = () => {
  const { code, name, seq } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const preview = reply !== undefined && 'preview' in reply ? reply.preview : undefined
  return (
    <>
      <PageHeader title="Nhập từ bảng tính" over={name} aside={<ButtonLink kind="plain" to={draftHref(code)}>Về bảng</ButtonLink>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <section className="panel">
          <div className="long-form">
            <PostForm upload reply={reply !== undefined && 'errors' in reply ? reply : undefined} label="Chọn bảng tính">
              <Field name="sheet" label="Tệp bảng tính" hint="XLSX hoặc CSV (UTF-8), nhiều nhất 5 MB. Tên cột như tệp tải về từ dự thảo; cột Diễn giải không đọc lại.">
                {({ defaultValue: _, ...box }) => <input type="file" accept=".xlsx,.csv" {...box} />}
              </Field>
              <p className="form-actions">
                <Button kind={preview === undefined ? 'main' : 'ghost'}>Xem trước</Button>
                <a className="btn plain" href={`${versionHref(code)}/tep`}>Tải bảng hiện có làm mẫu</a>
              </p>
            </PostForm>
          </div>
        </section>
        {preview !== undefined && <Preview preview={preview} seq={seq} />}
      </main>
    </>
  )
}
export default ImportScreen
