import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import { refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { answerByForm } from '../pages/annex-action.ts'
import { loadAnnexPage, type AnnexPage } from '../pages/annex-page.ts'
import { AnnexRows } from './annex-rows.tsx'
import { ReportChip } from './report-chip.tsx'
import { ReportParts } from './report-tabs.tsx'

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadAnnexPage(context.get(requestContext).ctx, id, url.searchParams.get('bang'))
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request, params, url }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const done = await answerByForm(web.ctx, params['id'] ?? '', form)
  if (!done.ok) return 'reply' in done ? wrongFields(done.reply) : refused(form, done.code, done.message, done.field)
  web.flash('done', done.message)
  throw redirect(`/cai-cach/bao-cao/${params['id']}/phu-luc${url.search}`, 303)
}

const Table = ({ page }: { readonly page: AnnexPage }) => (
  <AnnexRows caption={`Phụ lục ${page.no}. ${page.title}`} lastYear={page.lastYear} rows={page.rows} />
)

/** The annexes of a report: every figure with its difference; what the system cannot know is typed here. */
const AnnexScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const hasBoxes = page.rows.some(({ box }) => box !== null)
  return (
    <>
      <PageHeader title="Phụ lục số liệu" over={`${page.line.unitName} · ${page.line.period}`} chips={<ReportChip line={page.line} />} aside={<>Hạn gửi <Day on={page.line.dueOn} /></>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReportParts id={page.id} current="phu-luc" />
        <FilterLinks
          label="Phụ lục"
          links={page.annexes.map(({ no, title, href, isCurrent, open }) => ({ to: href, label: `${no}. ${title}`, current: isCurrent, ...(open > 0 && { count: open }) }))}
        />
        <section className="stack" aria-label={page.title}>
          <h2>Phụ lục {page.no}. {page.title}</h2>
          <p className="muted">Số liệu tính đến {page.asOf}. Số của hệ thống mở ra được từng hồ sơ; ô trống là số phải hỏi, nhập một lần, kỳ sau nhắc lại.</p>
          {hasBoxes ? (
            <PostForm key={`${page.no} ${page.seq}`} reply={reply} label={`Nhập số liệu phụ lục ${page.no}`}>
              <input type="hidden" name="seq" value={page.seq} />
              <Table page={page} />
              <p className="form-actions"><Button>Lưu số liệu</Button></p>
            </PostForm>
          ) : (
            <Table page={page} />
          )}
          <p className="small muted">{page.basis}. <Link to={`/cai-cach/bao-cao/${page.id}/tep/xlsx`} reloadDocument>Tải cả bảy phụ lục (XLSX)</Link></p>
        </section>
      </main>
    </>
  )
}
export default AnnexScreen
