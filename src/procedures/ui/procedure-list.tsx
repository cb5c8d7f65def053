import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { today } from '#organisation/today.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/field.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Code, Count, Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { listCatalogue, STANDINGS, type CatalogueLine } from '../catalogue-queries.ts'
import { searchWholeCatalogue } from '../search-queries.ts'
import { StandingChip } from './standing-chip.tsx'
import { ORIGIN_WORDS, tierWords } from '../words.ts'

const PAGE_SIZE = 50
const MOST_FOUND = 200

const counted = (lines: readonly CatalogueLine[], keysOf: (line: CatalogueLine) => readonly string[]) => {
  const counts = new Map<string, number>()
  for (const line of lines) for (const key of keysOf(line)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** The lines in the order of the search, best first. */
const inOrderOf = (lines: readonly CatalogueLine[], codes: readonly string[]): readonly CatalogueLine[] => {
  const byCode = new Map(lines.map((line) => [line.code, line]))
  return codes.flatMap((code) => byCode.get(code) ?? [])
}

const fits = (line: CatalogueLine, view: string): boolean =>
  view === '' || (view === 'can-quyet-dinh' ? line.openReviews > 0 : view === 'draft' ? line.hasDraft : line.standing === view)

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const day = today(ctx)
  const asked = (name: string): string => url.searchParams.get(name)?.trim() ?? ''
  const [q, sector, tier, view] = [asked('q'), asked('linh-vuc'), asked('cap'), asked('xem')]
  return transaction(ctx, async (trx) => {
    const all = await listCatalogue(trx, day)
    const found = q === '' ? all : inOrderOf(all, (await searchWholeCatalogue(trx, q, day, MOST_FOUND)).map(({ code }) => code))
    const narrowed = found.filter(
      (line) => (sector === '' || line.sectorCode === sector) && (tier === '' || line.tiers.includes(tier)),
    )
    const shown = narrowed.filter((line) => fits(line, view))
    const pages = Math.max(1, Math.ceil(shown.length / PAGE_SIZE))
    const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked('trang'))) || 1))
    const sectorNames = new Map(all.map((line) => [line.sectorCode, line.sectorName]))
    const sectorCounts = counted(all, (line) => [line.sectorCode])
    return {
      q, sector, tier, view, page,
      total: shown.length,
      whole: all.length,
      views: [
        { view: '', count: narrowed.length },
        ...STANDINGS.map((standing) => ({ view: standing, count: narrowed.filter((line) => fits(line, standing)).length })),
        { view: 'can-quyet-dinh', count: narrowed.filter((line) => line.openReviews > 0).length },
      ],
      sectors: [...sectorNames]
        .toSorted(([, a], [, b]) => compareVietnamese(a, b))
        .map(([value, name]) => ({ value, label: `${name} (${sectorCounts.get(value) ?? 0})` })),
      tiers: [...counted(all, (line) => line.tiers)].map(([value, count]) => ({ value, label: `${tierWords(value)} (${count})` })),
      rows: shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((line) => ({
        ...line,
        effectiveFrom: line.effectiveFrom.toString(),
        effectiveTo: line.effectiveTo?.toString() ?? null,
        tiers: line.tiers.map(tierWords).join(', '),
      })),
    }
  })
}

const VIEW_WORDS: Readonly<Record<string, string>> = {
  '': 'Tất cả',
  inForce: 'Đang hiệu lực',
  upcoming: 'Sắp hiệu lực',
  draft: 'Có bản nháp',
  ended: 'Hết hiệu lực',
  'can-quyet-dinh': 'Cần quyết định',
}

const addressOf = (params: Readonly<Record<string, string>>): string => {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== ''))
  return `/danh-muc/thu-tuc${query.size === 0 ? '' : `?${query}`}`
}

/** Every procedure that the office has: found as people call it, narrowed by sector, tier and standing. */
const ProcedureList = () => {
  const { q, sector, tier, view, page, total, whole, views, sectors, tiers, rows } = useLoaderData<typeof loader>()
  const isNarrowed = q !== '' || sector !== '' || tier !== '' || view !== ''
  return (
    <>
      <PageHeader
        title="Thủ tục hành chính"
        search={<SearchBox label="Tìm theo tên, tên gọi thường ngày hoặc mã" defaultValue={q} />}
        aside={<ButtonLink kind="ghost" to="/danh-muc/thu-tuc/moi">Thêm thủ tục</ButtonLink>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <FilterLinks
          label="Tình trạng"
          links={views.map((one) => ({
            to: addressOf({ q, 'linh-vuc': sector, cap: tier, xem: one.view }),
            label: VIEW_WORDS[one.view] ?? one.view, count: one.count, current: view === one.view,
          }))}
        />
        <form className="narrow-by" method="get" key={`${sector} ${tier} ${q} ${view}`}>
          {q !== '' && <input type="hidden" name="q" value={q} />}
          {view !== '' && <input type="hidden" name="xem" value={view} />}
          <SelectField name="linh-vuc" label="Lĩnh vực" options={sectors} placeholder="Mọi lĩnh vực" defaultValue={sector} />
          <SelectField name="cap" label="Cấp giải quyết" options={tiers} placeholder="Mọi cấp" defaultValue={tier} />
          <Button kind="ghost">Lọc</Button>
          {isNarrowed && <ButtonLink kind="plain" to="/danh-muc/thu-tuc">Bỏ lọc</ButtonLink>}
        </form>
        <DataTable
          caption="Thủ tục"
          rows={rows}
          rowKey={(row) => row.code}
          rowHref={(row) => `/danh-muc/thu-tuc/${row.code}`}
          opens="ten"
          empty={
            <EmptyState title={whole === 0 ? 'Danh mục chưa có thủ tục nào' : 'Không có thủ tục nào như vậy'}>
              <p>
                {whole === 0
                  ? 'Thêm từng thủ tục, hoặc nhập tệp bằng lệnh import procedures trên máy chủ.'
                  : 'Bớt một điều kiện lọc, hoặc gõ ít chữ hơn: một hai từ trong tên là đủ.'}
              </p>
            </EmptyState>
          }
          columns={[
            { key: 'ma', header: 'Mã', narrow: 'left', cell: (row) => <Code>{row.code}</Code> },
            { key: 'ten', header: 'Tên thủ tục', narrow: 'title', cell: (row) => row.name, note: (row) => row.sectorName },
            { key: 'cap', header: 'Cấp', cell: (row) => row.tiers },
            {
              key: 'tinh-trang', header: 'Tình trạng', narrow: 'badge',
              cell: (row) => (
                <>
                  <StandingChip standing={row.standing} />
                  {row.hasDraft && row.standing !== 'draft' && <> <span className="tag">có bản nháp</span></>}
                </>
              ),
            },
            {
              key: 'hieu-luc', header: 'Hiệu lực',
              cell: (row) => (row.effectiveTo === null ? <>từ <Day on={row.effectiveFrom} /></> : <><Day on={row.effectiveFrom} />–<Day on={row.effectiveTo} /></>),
              note: (row) => ORIGIN_WORDS[row.origin],
            },
            {
              key: 'cau-hoi', header: 'Cần quyết định', numeric: true,
              cell: (row) => (row.openReviews === 0 ? null : <a href={`/danh-muc/can-quyet-dinh?ma=${row.code}`}><Count value={row.openReviews} /> câu hỏi</a>),
            },
          ]}
        />
        <Pagination total={total} page={page} pageSize={PAGE_SIZE} hasNext={page * PAGE_SIZE < total} />
      </main>
    </>
  )
}
export default ProcedureList
