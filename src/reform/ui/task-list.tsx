import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { UrgeReply } from '#monitoring/pages/urge-form.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { UrgeBar, UrgeOutcome } from '#ui/urge-bar.tsx'
import { requestContext } from '#web/request-context.ts'
import { loadTaskList, type TaskListPage } from '../pages/task-list-page.ts'
import type { TaskLine } from '../pages/task-line.ts'
import { urgeTasksByForm } from '../pages/urge-action.ts'
import { ReformTabs } from './reform-tabs.tsx'
import { TaskBoard } from './task-board.tsx'
import { rowState, TASK_COLUMNS, URGE_COLUMN } from './task-columns.tsx'
import { TaskFilters } from './task-filters.tsx'
import { TaskYear } from './task-year.tsx'

export const loader = async ({ context, url }: LoaderFunctionArgs) => ({ page: await loadTaskList(context.get(requestContext).ctx, url.searchParams) })

/** Urges the lead unit of one task, or of the ticked ones. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const reply = await urgeTasksByForm(context.get(requestContext).ctx, await request.formData())
  return reply.message === null ? reply : data(reply, { status: 422 })
}

const USUAL = 'Đề nghị báo cáo kết quả thực hiện nhiệm vụ, hoặc nêu rõ nguyên nhân chậm và ngày hoàn thành.'

const Table = ({ page }: { readonly page: TaskListPage }) => (
  <>
    <DataTable
      caption="Nhiệm vụ, hạn gần ở trên"
      rows={page.lines}
      rowKey={(line) => line.id}
      rowHref={(line) => line.href}
      opens="nhiem-vu"
      rowState={rowState}
      columns={page.mayUrge ? [...TASK_COLUMNS, URGE_COLUMN] : TASK_COLUMNS}
      {...(page.mayUrge && { pick: { name: 'chon', label: (line: TaskLine) => `Đánh dấu ${line.title}`, may: (line: TaskLine) => line.mayUrge } })}
      empty={(
        <EmptyState title="Không có nhiệm vụ nào trong phần đang xem">
          <p>Đổi bộ lọc, hoặc xem cả đơn vị và các năm khác.</p>
        </EmptyState>
      )}
    />
    <Pagination total={page.total} page={page.query.page} pageSize={page.pageSize} hasNext={page.query.page * page.pageSize < page.total} />
  </>
)

/** Nhiệm vụ cải cách: what the actor's units do, gave, support; as a table, a board or a year. */
const TaskList = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<UrgeReply>()
  const { view } = page.query
  return (
    <>
      <PageHeader title="Nhiệm vụ cải cách hành chính" search={<SearchBox label="Tìm nhiệm vụ" defaultValue={page.query.search} />} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReformTabs current="nhiem-vu" />
        {reply !== undefined && <UrgeOutcome reply={reply} what="nhiệm vụ" />}
        <TaskFilters page={page} />
        {view === 'cot' && <TaskBoard lines={page.lines} />}
        {view === 'nam' && <TaskYear lines={page.lines} year={page.year} today={page.today} />}
        {view === 'bang' && (page.mayUrge ? (
          <PostForm label="Đôn đốc nhiệm vụ">
            <input type="hidden" name="commandId" value={page.commandId} />
            <Table page={page} />
            <UrgeBar directive={reply?.directive ?? USUAL} button="Đôn đốc nhiệm vụ đã đánh dấu" toHolder={false} />
          </PostForm>
        ) : <div><Table page={page} /></div>)}
        {page.mayAssign && <p className="ways-on"><ButtonLink kind="ghost" to="/cai-cach/nhiem-vu/moi">Giao nhiệm vụ ngoài kế hoạch</ButtonLink></p>}
      </main>
    </>
  )
}
export default TaskList
