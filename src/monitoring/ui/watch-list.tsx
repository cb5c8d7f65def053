import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { MonitoringTabs } from '#ui/monitoring-tabs.tsx'
import { NextPage } from '#ui/next-page.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { UrgeBar, UrgeOutcome } from '#ui/urge-bar.tsx'
import { requestContext } from '#web/request-context.ts'
import { WATCH_WORDS } from '../list-words.ts'
import { urgeByForm, type UrgeReply } from '../pages/urge-form.ts'
import { findWatchPage, readWatchQuery } from '../pages/watch-page.ts'
import type { WatchRow } from '../pages/watch-row.ts'
import { URGE_COLUMN, WATCH_COLUMNS } from './watch-columns.tsx'
import { WatchFilters } from './watch-filters.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const query = readWatchQuery(request.url)
  return { page: await findWatchPage(ctx, query), list: query.list, stepKind: query.stepKind, isMine: query.wanted === 'mine' }
}

/** Urges one dossier, or the ticked ones: one outcome for each. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const reply = await urgeByForm(ctx, await request.formData())
  return reply.message === null ? reply : data(reply, { status: 422 })
}

/** Hồ sơ cần theo dõi: what is late, what will be, what stands still, and what nobody can do. */
const WatchListPage = () => {
  const { page, list, stepKind, isMine } = useLoaderData<typeof loader>()
  const reply = useActionData<UrgeReply>()
  const mayUrge = page.mayUrge && page.rows.length > 0
  const table = (
    <>
      <DataTable
        caption={`${WATCH_WORDS[list].label}, gấp nhất ở trên`}
        columns={mayUrge ? [...WATCH_COLUMNS, URGE_COLUMN] : WATCH_COLUMNS}
        rows={page.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/mot-cua/ho-so/${row.id}`}
        opens="procedure"
        rowState={(row) => (row.due.kind === 'late' ? 'late' : undefined)}
        {...(mayUrge && { pick: { name: 'chon', label: (row: WatchRow) => `Đánh dấu ${row.code ?? row.procedureName}` } })}
        empty={<EmptyState title={WATCH_WORDS[list].empty} />}
      />
      <NextPage shown={page.rows.length} total={page.counts[list]} next={page.next} />
    </>
  )
  return (
    <>
      <PageHeader title={`Đôn đốc: ${WATCH_WORDS[list].label.toLowerCase()}`} search={<SearchBox label="Tìm mã hồ sơ, tên" action="/mot-cua/ho-so" />} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MonitoringTabs />
        {reply !== undefined && <UrgeOutcome reply={reply} />}
        <WatchFilters list={list} counts={page.counts} narrowed={page.narrowed} stepKind={stepKind} isWatcher={page.isWatcher} isMine={isMine} />
        {mayUrge ? (
          <PostForm label="Đôn đốc hồ sơ">
            <input type="hidden" name="commandId" value={page.commandId} />
            {table}
            <UrgeBar directive={reply?.directive} button="Đôn đốc hồ sơ đã đánh dấu" toHolder />
          </PostForm>
        ) : (
          <div>{table}</div>
        )}
      </main>
    </>
  )
}
export default WatchListPage
