import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { loadCellPage } from '../pages/cell-page.ts'
import { reportSentence } from '../refusals.ts'

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const page = await loadCellPage(ctx, params['form'] ?? '', url.searchParams)
  return page.ok
    ? data({ page: page.value, message: null })
    : data({ page: null, message: reportSentence(page.refusal) }, { status: statusOf(page.refusal.code) })
}

/** The dossiers that one number of a report counted. */
const OpenedCell = () => {
  const { page, message } = useLoaderData<typeof loader>()
  if (page === null) {
    return (
      <>
        <PageHeader title="Hồ sơ của một con số" />
        <main className="page" id="noi-dung" tabIndex={-1}>
          <Notice tone="error">{message}</Notice>
          <p><ButtonLink kind="ghost" to="/bao-cao">Về các biểu</ButtonLink></p>
        </main>
      </>
    )
  }
  return (
    <>
      <PageHeader title="Hồ sơ của một con số" over={`Biểu ${page.formCode} · ${page.unitName}`} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <div className="report-facts">
          <dl>
            <div><dt>Cột</dt><dd>{page.column}</dd></div>
            <div><dt>Kỳ</dt><dd>{page.period}</dd></div>
          </dl>
          <p>{page.asOf}</p>
        </div>
        <DataTable
          caption={`Hồ sơ tính vào cột ${page.column}`}
          rows={page.lines}
          rowKey={(line) => line.id}
          rowHref={(line) => `/mot-cua/ho-so/${line.id}`}
          opens="thu-tuc"
          empty={<EmptyState title="Không có hồ sơ nào ở ô này" />}
          columns={[
            { key: 'ma', header: 'Mã hồ sơ', narrow: 'left', cell: (line) => (line.code === null ? <span className="muted">chưa có mã</span> : <Code>{line.code}</Code>) },
            { key: 'thu-tuc', header: 'Thủ tục', narrow: 'title', cell: (line) => line.procedure, note: (line) => line.unitName },
            { key: 'nhan', header: 'Tiếp nhận', cell: (line) => (line.acceptedAt === null ? '—' : <Moment at={line.acceptedAt} />) },
            { key: 'hen', header: 'Hẹn trả', cell: (line) => (line.dueAt === null ? '—' : <Moment at={line.dueAt} />) },
            { key: 'xong', header: 'Kết thúc', cell: (line) => (line.endedAt === null ? '—' : <Moment at={line.endedAt} />) },
            { key: 'nay', header: 'Hiện nay', narrow: 'badge', cell: (line) => line.state },
          ]}
        />
        <p className="form-actions">
          <ButtonLink kind="ghost" to={page.back}>‹ Về biểu</ButtonLink>
          {page.next !== null && <ButtonLink kind="ghost" to={page.next}>Tiếp ›</ButtonLink>}
        </p>
      </main>
    </>
  )
}
export default OpenedCell
