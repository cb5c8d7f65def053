import { redirect, useLoaderData, useLocation, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findListPage, type ListLine } from '../pages/list-lines.ts'
import { MOST_COUNTED, type DossierList } from '../lists.ts'
import { DossierChip } from './dossier-chip.tsx'
import { NextPage } from '#ui/next-page.tsx'
import { keyOfSlug, LIST_WORDS } from './work-words.ts'
import { STATUS_WORDS } from './words.ts'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const query = new URL(request.url).searchParams
  const search = query.get('q')?.slice(0, 200).trim() ?? ''
  const everywhere = search !== '' && !query.has('loai')
  const list: DossierList = everywhere ? 'all' : keyOfSlug(LIST_WORDS, query.get('loai'), 'open')
  const unitId = parseId<UnitId>(query.get('don-vi') ?? '')
  const after = query.get('tu') ?? undefined
  const page = await transaction(ctx, (trx) => findListPage(trx, ctx, { list, search, unitId, after }))
  // A whole code leads straight to its dossier.
  const only = page.lines[0]
  if (page.lines.length === 1 && search !== '' && only?.code?.toUpperCase() === search.toUpperCase()) throw redirect(`/mot-cua/ho-so/${only.id}`)
  return { page, list, search, upTo: MOST_COUNTED }
}

const COLUMNS: readonly Column<ListLine>[] = [
  { key: 'code', header: 'Mã hồ sơ', narrow: 'left', cell: (line) => (line.code === null ? <span className="muted">chưa có mã</span> : <Code>{line.code}</Code>) },
  { key: 'procedure', header: 'Thủ tục', narrow: 'title', cell: (line) => <span className="clamp wide">{line.procedureName}</span> },
  { key: 'owner', header: 'Chủ hồ sơ', cell: (line) => <span className="clamp">{line.ownerName}</span> },
  { key: 'status', header: 'Tình trạng', cell: (line) => STATUS_WORDS[line.status], note: (line) => <span className="clamp">{line.competentUnitName}</span> },
  { key: 'accepted', header: 'Tiếp nhận', cell: (line) => (line.acceptedAt === null ? '—' : <Moment at={line.acceptedAt} form="short" />) },
  { key: 'left', header: 'Thời hạn', narrow: 'badge', cell: (line) => <DossierChip due={line.due} status={line.status} provisional={line.provisional} short /> },
  { key: 'due', header: 'Hẹn trả', narrow: 'right', cell: (line) => (line.dueAt === null ? '—' : <Moment at={line.dueAt} form="short" />) },
]

const LISTS = Object.keys(LIST_WORDS) as readonly DossierList[]

/** Hồ sơ: every dossier of one's units, by list, with a search that forgives missing marks. */
const DossierListPage = () => {
  const { page, list, search, upTo } = useLoaderData<typeof loader>()
  const location = useLocation()
  const address = (one: DossierList): string => {
    const query = new URLSearchParams(location.search)
    query.delete('tu')
    // A search without a list looks everywhere, so the open ones have to be named then.
    if (search === '' && LIST_WORDS[one].slug === '') query.delete('loai')
    else query.set('loai', LIST_WORDS[one].slug)
    return `?${query}`
  }
  return (
    <>
      <PageHeader title="Hồ sơ" search={<SearchBox label="Tìm mã hồ sơ, tên" defaultValue={search} />} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <FilterLinks
          label="Danh sách"
          links={LISTS.map((one) => ({ to: address(one), label: LIST_WORDS[one].label, count: page.counts[one], current: one === list }))}
        />
        <div>
          <DataTable
            caption={`${LIST_WORDS[list].label}${search === '' ? '' : `, tìm “${search}”`}`}
            columns={COLUMNS}
            rows={page.lines}
            rowKey={(line) => line.id}
            rowHref={(line) => `/mot-cua/ho-so/${line.id}`}
            opens="procedure"
            rowState={(line) => (line.due?.kind === 'late' ? 'late' : undefined)}
            empty={
              <EmptyState title={search === '' ? LIST_WORDS[list].empty : `Không thấy hồ sơ nào khớp “${search}”`}>
                {search !== '' && <p>Gõ cả mã hồ sơ, hoặc vài chữ trong tên chủ hồ sơ; không cần dấu.</p>}
                {search !== '' && (
                  <ButtonLink kind="ghost" to="/mot-cua/ho-so">
                    Bỏ tìm kiếm
                  </ButtonLink>
                )}
              </EmptyState>
            }
          />
          <NextPage shown={page.lines.length} total={page.counts[list]} upTo={upTo} next={page.next} />
        </div>
      </main>
    </>
  )
}
export default DossierListPage
