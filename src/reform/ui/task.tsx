import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Facts } from '#ui/facts.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { SlipList } from '#ui/slip-list.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Day, Moment } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { actOnTask } from '../pages/task-action.ts'
import { loadTaskPage } from '../pages/task-page.ts'
import { taskHref } from '../task-href.ts'
import { ReformTabs } from './reform-tabs.tsx'
import { Progress, TargetNow, TaskChip } from './task-chips.tsx'
import { rowState, TASK_COLUMNS } from './task-columns.tsx'
import { ConfirmPanel, OtherActions } from './task-actions.tsx'
import { TaskReports } from './task-reports.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadTaskPage(context.get(requestContext).ctx, id)
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const done = await actOnTask(web.ctx, params['id'] ?? '', form)
  if (!done.ok) return refused(form, done.code, done.message, done.field)
  web.flash('done', done.message)
  throw redirect(taskHref(params['id'] ?? ''), 303)
}

/** One task: what is asked, how far it is, its parts, what was reported with which evidence, and what may be done now. */
const TaskScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { line, may } = page
  return (
    <>
      <PageHeader title={line.title} over={line.areaName} chips={<TaskChip line={line} />} aside={<>Hạn <Day on={line.dueOn} /></>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReformTabs current="nhiem-vu" />
        {(page.plan !== null || page.ancestors.length > 0) && (
          <p className="small">
            {page.plan !== null && <Link to={page.plan.href}>{page.plan.title}</Link>}
            {page.ancestors.map(({ title, href }) => <span key={title}>{' › '}{href === null ? title : <Link to={href}>{title}</Link>}</span>)}
          </p>
        )}
        <div className="two">
          <div className="stack">
            {page.claim !== null && <ConfirmPanel page={page} reply={reply} />}
            <section className="panel">
              <h2>Tiến độ</h2>
              <Progress line={line} />
              {page.parts.length > 0 && <p className="small muted">Theo các phần việc bên dưới: hoàn thành khi mọi phần còn hiệu lực đều hoàn thành.</p>}
              {line.target !== null && <p><b>Chỉ tiêu.</b> <TargetNow target={line.target} /></p>}
              {page.deliverable !== null && <p className="lines"><b>Sản phẩm.</b> {page.deliverable}</p>}
              <p className="form-actions">
                {may.report && <ButtonLink to={`${line.href}/bao-cao`}>Báo cáo kết quả</ButtonLink>}
                {may.split && <ButtonLink kind={may.report ? 'ghost' : 'main'} to={`${line.href}/giao-xuong`}>Giao xuống, chia việc</ButtonLink>}
                {may.change && <ButtonLink kind="ghost" to={`${line.href}/sua`}>Điều chỉnh</ButtonLink>}
              </p>
            </section>
            {page.parts.length > 0 && (
              <section className="stack">
                <h2>Phần việc đã giao xuống</h2>
                <DataTable caption="Phần việc đã giao xuống" rows={page.parts} rowKey={(part) => part.id} rowHref={(part) => part.href} opens="nhiem-vu" rowState={rowState} columns={TASK_COLUMNS} />
              </section>
            )}
            <TaskReports reports={page.reports} taskId={line.id} />
            <SlipList slips={page.slips} />
            <OtherActions page={page} reply={reply} />
          </div>
          <aside className="stack">
            <section className="panel">
              <h2>Giao việc</h2>
              <Facts small facts={[...page.facts, { name: 'Bắt đầu', value: <Day on={line.startsOn} /> }, { name: 'Hạn', value: <Day on={line.dueOn} /> }]} />
            </section>
            <section className="panel">
              <h2>Lịch sử</h2>
              <Timeline
                small
                entries={page.history.map(({ key, title, text, at, by }, i) => ({
                  key, title, when: <><Moment at={at} form="short" /> · {by}</>, state: i === 0 ? 'now' : 'was', ...(text !== null && { children: <p className="lines">{text}</p> }),
                }))}
              />
            </section>
          </aside>
        </div>
      </main>
    </>
  )
}
export default TaskScreen
