import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { PageHeader } from '#ui/page-header.tsx'
import { requestContext } from '#web/request-context.ts'
import { plainText } from '../compose-document.ts'
import { loadReportPage } from '../pages/report-page.ts'
import { ANNEX_HEADS } from '../words.ts'
import { AnnexTable } from './annex-table.tsx'
import { ReportChip } from './report-chip.tsx'
import { ReportParts } from './report-tabs.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadReportPage(context.get(requestContext).ctx, id, null)
  if (page === undefined) throw data(null, { status: 404 })
  const { line, document, asOf, stateHash, documentNumber, signer, files } = page
  return { id: page.id, line, document, asOf, stateHash, documentNumber, signer, files }
}

/** The whole report with its annexes, to be read and printed. */
const ReportPrint = () => {
  const { id, line, document, asOf, stateHash, documentNumber, signer, files } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={`Báo cáo CCHC ${document.period.name}`} over={document.unit.name} chips={<ReportChip line={line} />} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReportParts id={id} current="ban-in" />
        <p className="small no-print">Bản đúng thể thức Nghị định 30/2020/NĐ-CP: {files.map(({ kind, href }) => <a key={kind} href={href}> {kind.toUpperCase()}</a>)}</p>
        <article className="panel report-paper">
          <p className="report-paper-agency">{document.unit.name}{documentNumber !== null && <> · Số {documentNumber}</>}</p>
          <h2>Báo cáo</h2>
          <p className="report-paper-subject">{document.title}</p>
          {document.parts.map((part) => {
            const words = `${part.number}${part.number.includes('.') ? '' : '.'} ${part.title}`
            return (
              <section key={part.code}>
                {part.depth === 1 ? <h3>{words}</h3> : <h4>{words}</h4>}
                {part.paragraphs.map((pieces, i) => <p key={i}>{plainText(pieces)}</p>)}
              </section>
            )
          })}
          {document.annexes.map(({ no, title, rows }) => (
            <section key={no} className="report-paper-annex">
              <h3>Phụ lục {no}. {title}</h3>
              <AnnexTable
                caption={`Phụ lục ${no}`}
                heads={ANNEX_HEADS}
                rows={rows.map((row) => ({ key: row.code, no: row.code, label: row.label, isPart: row.isPart, unit: row.unit, value: row.shown, before: row.shownBefore, change: row.change, note: row.note }))}
              />
            </section>
          ))}
          <p className="small muted">Số liệu tính đến {asOf}.{document.merged.missing.length > 0 && ` Chưa có báo cáo của: ${document.merged.missing.join(', ')}.`}</p>
          {stateHash !== null && <p className="small muted">{signer} đã ký; dấu kiểm SHA-256 <span className="mono report-hash">{stateHash}</span></p>}
        </article>
      </main>
    </>
  )
}
export default ReportPrint
