import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { vietnamDay } from '#kernel/time.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { Chip } from '#ui/chip.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Moment, Money } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { countRegisterLines, listRegisterLines, listRegisters, REGISTER_PAGE, sumRegister, type RegisterKey } from '../certification-register.ts'
import { capitalised, registerWords } from './words.ts'

const keyText = ({ unitId, register, year }: RegisterKey): string => `${unitId}.${register}.${year}`

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const address = new URL(request.url).searchParams
  const page = Math.max(1, Math.floor(Number(address.get('trang')) || 1))
  return transaction(ctx, async (trx) => {
    const registers = await listRegisters(trx, ctx.actor)
    const tree = await unitTree(trx, vietnamDay(ctx.clock()))
    const shown = registers.find((one) => keyText(one) === address.get('so')) ?? registers[0]
    const units = new Set(registers.map((one) => one.unitId))
    const links = registers.map((one) => ({
      key: keyText(one),
      label: `${capitalised(registerWords(one.register))} ${one.year}${units.size > 1 ? ` · ${tree.find(one.unitId)?.name ?? ''}` : ''}`,
    }))
    if (shown === undefined) return { links, shown: null, page }
    const lines = await listRegisterLines(trx, ctx.actor, shown, page)
    return {
      links,
      page,
      shown: {
        key: keyText(shown),
        year: shown.year,
        unitName: tree.find(shown.unitId)?.name ?? '',
        total: await countRegisterLines(trx, ctx.actor, shown),
        sums: await sumRegister(trx, ctx.actor, shown),
        lines: lines.map((line) => ({ ...line, recordedAt: line.recordedAt.toString() })),
      },
    }
  })
}

type Shown = NonNullable<Awaited<ReturnType<typeof loader>>['shown']>
type Line = Shown['lines'][number]

const columnsOf = (year: number): readonly Column<Line>[] => [
  { key: 'no', header: 'Số', narrow: 'badge', cell: (line) => <b>{`${line.no}/${year}`}</b> },
  {
    key: 'document',
    header: 'Giấy tờ',
    narrow: 'title',
    cell: (line) => (
      <>
        {line.document ?? 'đã xóa theo quy định'} {line.isVoided && <Chip state="stopped">đã hủy</Chip>}
      </>
    ),
  },
  { key: 'requester', header: 'Người yêu cầu', narrow: 'left', cell: (line) => line.requester ?? '—' },
  { key: 'at', header: 'Lúc', cell: (line) => <Moment at={line.recordedAt} form="short" /> },
  { key: 'copies', header: 'Bản', numeric: true, cell: (line) => formatNumber(line.copies) },
  { key: 'pages', header: 'Trang', numeric: true, cell: (line) => formatNumber(line.pages) },
  { key: 'fee', header: 'Phí', numeric: true, narrow: 'right', cell: (line) => <Money dong={line.feeDong} /> },
  { key: 'code', header: 'Mã hồ sơ', cell: (line) => <span className="mono">{line.code}</span> },
]

/** Sổ chứng thực by year and type, with what the whole register comes to. */
const CertifyRegister = () => {
  const { links, shown, page } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Sổ chứng thực" over={shown?.unitName} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {shown === null ? (
          <section className="panel">
            <EmptyState title="Sổ chưa có số nào">
              <p>Số đầu tiên được cấp khi chứng thực ở màn hình Chứng thực.</p>
            </EmptyState>
          </section>
        ) : (
          <>
            <FilterLinks
              label="Chọn sổ"
              links={links.map((link) => ({ to: `?so=${encodeURIComponent(link.key)}`, label: link.label, current: link.key === shown.key }))}
            />
            <div>
              <DataTable
                caption="Sổ chứng thực"
                columns={columnsOf(shown.year)}
                rows={shown.lines}
                rowKey={(line) => String(line.no)}
                rowHref={(line) => `/mot-cua/ho-so/${line.dossierId}`}
                opens="no"
                totals={{
                  document: { value: `Cộng ${formatNumber(shown.sums.lines)} số` },
                  copies: { value: formatNumber(shown.sums.copies) },
                  pages: { value: formatNumber(shown.sums.pages) },
                  fee: { value: <Money dong={shown.sums.feeDong} /> },
                }}
              />
              <Pagination total={shown.total} page={page} pageSize={REGISTER_PAGE} hasNext={page * REGISTER_PAGE < shown.total} />
            </div>
          </>
        )}
      </main>
    </>
  )
}
export default CertifyRegister
