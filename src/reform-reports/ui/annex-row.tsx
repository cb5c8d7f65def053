import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { readUploadForm } from '#files/upload-form.ts'
import { parseId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EvidenceFields } from '#ui/evidence-fields.tsx'
import { EvidenceList } from '#ui/evidence-list.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { proveByForm } from '../pages/annex-action.ts'
import { loadRowPage } from '../pages/annex-page.ts'
import { noteField, valueField } from '../pages/row-fields.ts'
import { ReportChip } from './report-chip.tsx'
import { ReportParts } from './report-tabs.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadRowPage(context.get(requestContext).ctx, id, params['ma'] ?? '')
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const [id, code] = [params['id'] ?? '', params['ma'] ?? '']
  const read = await readUploadForm(web.ctx, web.files, request)
  if (!read.ok) throw data(null, { status: 400 })
  const upload = read.value
  const kept = parseId(id) === undefined ? undefined : (await loadRowPage(web.ctx, id, code))?.evidence
  const done = await proveByForm(web.ctx, id, code, upload, { kept: kept ?? [] })
  if (!done.ok) return 'reply' in done ? wrongFields(done.reply) : refused(upload.fields, done.code, done.message, done.field)
  web.flash('done', done.message)
  throw redirect(`/cai-cach/bao-cao/${id}/phu-luc/${code}`, 303)
}

/** One row of an annex: its value with base, period and moment, what shows it, and which unit below said what. */
const AnnexRowScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { row } = page
  return (
    <>
      <PageHeader title={`${row.code} ${row.label}`} over={`${page.line.unitName} · ${page.line.period}`} chips={<ReportChip line={page.line} />} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReportParts id={page.id} current="phu-luc" />
        <p><Link to={page.annexHref}>Về phụ lục</Link></p>
        <section className="panel">
          <h2>Số liệu</h2>
          <Facts facts={page.facts} />
          {row.href !== null && <p><Link to={row.href} reloadDocument>Mở danh sách tạo nên số này</Link></p>}
          {row.note !== null && <p><b>Ghi chú:</b> {row.note}</p>}
          <EvidenceList evidence={page.evidence} fileHref={(fileId) => `/cai-cach/bao-cao/${page.id}/minh-chung/${fileId}`} />
        </section>
        {page.below.length > 0 && (
          <section className="stack" aria-label="Đơn vị dưới báo cáo">
            <h2>Đơn vị dưới báo cáo</h2>
            <DataTable
              caption="Số liệu của từng đơn vị dưới"
              rows={page.below}
              rowKey={(line) => line.href}
              rowHref={(line) => line.href}
              opens="don-vi"
              columns={[
                { key: 'don-vi', header: 'Đơn vị', narrow: 'title', cell: (line) => line.unitName },
                { key: 'so', header: 'Số liệu', numeric: true, narrow: 'right', cell: (line) => line.shown },
              ]}
            />
          </section>
        )}
        {row.box !== null && (
          <section className="panel">
            <h2>Nhập số liệu và minh chứng</h2>
            <PostForm key={page.seq} reply={reply} upload label="Nhập số liệu và minh chứng">
              <input type="hidden" name="seq" value={page.seq} />
              <div className="pair">
                <TextField name={valueField(row.code)} label={`Số liệu (${row.unit})`} inputMode="decimal" width={20} defaultValue={row.box.value} {...(row.box.hint !== null && { hint: row.box.hint })} />
                <TextField name={noteField(row.code)} label="Ghi chú" optional maxLength={1_000} defaultValue={row.box.note} />
              </div>
              <EvidenceFields kept={page.evidence} />
              <p className="form-actions"><Button>Lưu số liệu và minh chứng</Button></p>
            </PostForm>
          </section>
        )}
      </main>
    </>
  )
}
export default AnnexRowScreen
