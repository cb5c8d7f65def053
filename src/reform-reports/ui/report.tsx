import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SlipList } from '#ui/slip-list.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Day } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { actOnReport } from '../pages/report-action.ts'
import { loadReportPage, type OutlineLine, type ReportPage } from '../pages/report-page.ts'
import { Findings } from './findings.tsx'
import { HeadingEditor } from './heading-editor.tsx'
import { ReportActions } from './report-actions.tsx'
import { ReportChip } from './report-chip.tsx'
import { ReportParts } from './report-tabs.tsx'
import { Part } from './report-text.tsx'

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadReportPage(context.get(requestContext).ctx, id, url.searchParams.get('muc'))
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request, params, url }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const done = await actOnReport(web.ctx, params['id'] ?? '', form)
  if (!done.ok) return refused(form, done.code, done.message, done.field)
  web.flash('done', done.message)
  throw redirect(`/cai-cach/bao-cao/${params['id']}${url.search}`, 303)
}

const OutlineItem = ({ line }: { readonly line: OutlineLine }) => {
  const words = `${line.number}${line.number.includes('.') ? '' : '.'} ${line.title}`
  return (
    <li className={`depth-${line.depth}`}>
      {line.href === null ? <span>{words}</span> : <Link to={line.href} aria-current={line.isCurrent ? 'page' : undefined} preventScrollReset>{words}</Link>}
      {line.errors > 0 && <b className="late" title="Chỗ phải sửa hoặc giải thích"> {line.errors}<span className="sr-only"> chỗ phải sửa hoặc giải thích</span></b>}
      {line.href !== null && line.errors === 0 && !line.hasText && <small className="muted"> chưa viết</small>}
    </li>
  )
}

const Outline = ({ page }: { readonly page: ReportPage }) => (
  <nav className="report-outline" aria-label="Đề cương">
    <details open>
      <summary>Đề cương</summary>
      <ul>{page.outline.map((line) => <OutlineItem key={line.code} line={line} />)}</ul>
    </details>
  </nav>
)

const FILE_WORDS: Readonly<Record<string, string>> = { docx: 'Word (DOCX)', pdf: 'PDF', xlsx: 'Phụ lục Excel (XLSX)', json: 'JSON' }

const Ground = ({ page }: { readonly page: ReportPage }) => {
  const { merged } = page.document
  return (
    <section className="stack tight" aria-label="Số liệu của báo cáo">
      <div className="report-facts">
        <p>Số liệu tính đến {page.asOf}{page.stateHash !== null && <b>, đã ký, không ai sửa được</b>}</p>
        {page.may.write && (
          <PostForm label="Lấy lại số liệu">
            <input type="hidden" name="seq" value={page.seq} />
            <Button kind="ghost" name="viec" value="lay-lai">Lấy lại số liệu</Button>
          </PostForm>
        )}
      </div>
      {page.sentSince.length > 0 && (
        <Notice tone="info" title={`${page.sentSince.length} báo cáo gửi đến sau lần lấy số liệu`}>
          <p>{page.sentSince.join(', ')}. Lấy lại số liệu để cộng vào.</p>
        </Notice>
      )}
      {merged.from.length + merged.missing.length > 0 && (
        <p className="muted">
          Đã gộp {merged.from.length}/{merged.from.length + merged.missing.length} báo cáo của đơn vị dưới.
          {merged.missing.length > 0 && <> Còn thiếu: <b>{merged.missing.join(', ')}</b>. <Link to="/cai-cach/bao-cao/theo-doi">Theo dõi gửi</Link></>}
        </p>
      )}
      <ul className="report-files" aria-label="Tải về">
        {page.files.map(({ kind, href }) => <li key={kind}><a className="btn ghost" href={href}>{FILE_WORDS[kind]}</a></li>)}
      </ul>
    </section>
  )
}

/** One report: outline, text with live figures, what the checker says, and what can be done with it. */
const ReportScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { document, heading, line } = page
  const hrefOf = new Map(page.outline.map(({ code, href }) => [code, href]))
  return (
    <>
      <PageHeader title={`Báo cáo CCHC ${document.period.name}`} over={line.unitName} chips={<ReportChip line={line} />} aside={<>Hạn gửi <Day on={line.dueOn} /></>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReportParts id={page.id} current="noi-dung" />
        <Ground page={page} />
        <div className={heading === null ? 'report-layout' : 'report-layout writing'}>
          <Outline page={page} />
          <div className="stack">
            {heading !== null ? (
              <>
                <p><Link to={`/cai-cach/bao-cao/${page.id}`}>Xem cả báo cáo</Link></p>
                <HeadingEditor page={page} heading={heading} reply={reply} />
              </>
            ) : (
              <>
                <Findings lines={page.findings} reportId={page.id} />
                <article className="panel report-reading" aria-label="Nội dung báo cáo">
                  {document.parts.map((part) => (
                    <Part key={part.code} part={part} id={page.id} isWritten={hrefOf.get(part.code) != null} editHref={page.may.write ? (hrefOf.get(part.code) ?? undefined) : undefined} />
                  ))}
                </article>
                <ReportActions page={page} reply={reply} />
              </>
            )}
            {page.slips.length > 0 && <SlipList slips={page.slips} />}
            <section className="panel">
              <h2>Lịch sử</h2>
              {page.stateHash !== null && <p className="small muted">Dấu kiểm SHA-256 của bản đã ký: <span className="mono report-hash">{page.stateHash}</span></p>}
              <Timeline
                small
                entries={page.history.map(({ key, words, when, text, isLast }) => ({
                  key, title: words, when, state: isLast ? 'now' : 'was', ...(text !== null && { children: <p>{text}</p> }),
                }))}
              />
            </section>
          </div>
        </div>
      </main>
    </>
  )
}
export default ReportScreen
