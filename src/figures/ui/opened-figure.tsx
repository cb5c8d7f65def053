import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Code, Day, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findOpenedFigure } from '../pages/opened-figure.ts'

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const page = await findOpenedFigure(ctx, params['measure'] ?? '', url.searchParams)
  return page === undefined ? data({ page: null }, { status: 404 }) : data({ page })
}

/** A number opened to the dossiers that it counted, as they were known at its moment. */
const OpenedFigure = () => {
  const { page } = useLoaderData<typeof loader>()
  if (page === null) {
    return (
      <>
        <PageHeader title="Hồ sơ của một con số" />
        <main className="page" id="noi-dung" tabIndex={-1}>
          <Notice tone="error">Địa chỉ này không nêu đủ số nào của kỳ nào. Mở lại từ trang có con số đó.</Notice>
        </main>
      </>
    )
  }
  return (
    <>
      <PageHeader title={page.measure} over={page.narrowing.length === 0 ? 'Mọi đơn vị bạn phụ trách' : page.narrowing.join(' · ')} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <Figures>
          <Figure name="Số hồ sơ" value={formatNumber(page.count)} base={<>từ <Day on={page.from} /> đến hết <Day on={page.to} /></>} />
        </Figures>
        <p className="small muted">
          Theo những gì đã được ghi tới <Moment at={page.asOf} />
          {page.isProvisional ? '; chưa chốt, còn có thể đổi.' : '; đã chốt, không đổi nữa.'} Cột “Hiện nay” là tình trạng lúc xem.
        </p>
        <DataTable
          caption={`Hồ sơ được tính vào: ${page.measure}`}
          rows={page.lines}
          rowKey={(line) => line.id}
          rowHref={(line) => `/mot-cua/ho-so/${line.id}`}
          opens="procedure"
          empty={<EmptyState title="Không có hồ sơ nào được tính vào số này" />}
          columns={[
            { key: 'code', header: 'Mã hồ sơ', narrow: 'left', cell: (line) => (line.code === null ? <span className="muted">chưa có mã</span> : <Code>{line.code}</Code>) },
            { key: 'procedure', header: 'Thủ tục', narrow: 'title', cell: (line) => line.procedureName, note: (line) => line.unitName },
            { key: 'accepted', header: 'Tiếp nhận', cell: (line) => (line.acceptedAt === null ? '—' : <Moment at={line.acceptedAt} />) },
            { key: 'due', header: 'Hẹn trả', cell: (line) => (line.dueAt === null ? '—' : <Moment at={line.dueAt} />) },
            { key: 'ended', header: 'Kết thúc', cell: (line) => (line.endedAt === null ? '—' : <Moment at={line.endedAt} />) },
            { key: 'today', header: 'Hiện nay', narrow: 'badge', cell: (line) => line.state },
          ]}
        />
        {page.next !== null && (
          <p className="form-actions">
            <ButtonLink kind="ghost" to={page.next}>Tiếp ›</ButtonLink>
          </p>
        )}
      </main>
    </>
  )
}
export default OpenedFigure
