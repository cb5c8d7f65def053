import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { useRootData } from '#ui/rendering.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { requestContext } from '#web/request-context.ts'
import { WORK_VIEWS } from '../inbox.ts'
import { findWorkPage } from '../pages/work-lines.ts'
import { NextPage } from '#ui/next-page.tsx'
import { MY_COLUMNS } from './work-columns.tsx'
import { WorkFilters } from './work-filters.tsx'
import { readWorkQuery } from './work-query.ts'
import { WORK_VIEW_WORDS } from './work-words.ts'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const query = readWorkQuery(request.url, 'mine')
  const page = await transaction(ctx, (trx) => findWorkPage(trx, ctx, query))
  return { page, view: query.view, stepKind: query.stepKind }
}

/** Whoever reads their own list is here. */
const MY_VIEWS = WORK_VIEWS.filter((view) => view !== 'absent')

/** Việc của tôi: steps that are mine or that I may take up, the most urgent first. */
const Inbox = () => {
  const { page, view, stepKind } = useLoaderData<typeof loader>()
  const account = useRootData()?.account
  return (
    <>
      <PageHeader
        title="Việc của tôi"
        search={<SearchBox label="Tìm mã hồ sơ, tên" action="/mot-cua/ho-so" />}
        aside={
          account && (
            <div className="who">
              <b>{account.name}</b>
              <br />
              {account.title}
            </div>
          )
        }
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <WorkFilters counts={page.counts} view={view} stepKind={stepKind} views={MY_VIEWS} />
        <div>
          <DataTable
            caption="Việc của tôi, gấp nhất ở trên"
            columns={MY_COLUMNS}
            rows={page.lines}
            rowKey={(line) => `${line.dossierId}/${line.stepNo}`}
            rowHref={(line) => `/mot-cua/ho-so/${line.dossierId}`}
            opens="procedure"
            rowState={(line) => (line.due.kind === 'late' && !line.isByStep ? 'late' : undefined)}
            empty={
              <EmptyState title={WORK_VIEW_WORDS[view].empty}>
                <p>Hồ sơ được giao cho bạn, hoặc chờ người có vai trò của bạn nhận, sẽ hiện ở đây.</p>
                {view !== 'all' && (
                  <ButtonLink kind="ghost" to="/mot-cua/viec-cua-toi">
                    Xem mọi việc
                  </ButtonLink>
                )}
              </EmptyState>
            }
          />
          <NextPage shown={page.lines.length} total={page.counts[view]} next={page.next} />
        </div>
      </main>
    </>
  )
}
export default Inbox
