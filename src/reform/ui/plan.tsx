import { data, redirect, useActionData, useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Count, Day, Moment, Percent } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { actOnPlan, loadPlanPage, type PlanPage } from '../pages/plan-page.ts'
import { planHref } from '../task-href.ts'
import { PLAN_STATE_WORDS } from '../words.ts'
import { PlanActions } from './plan-actions.tsx'
import { ReformTabs } from './reform-tabs.tsx'
import { TaskBoard } from './task-board.tsx'
import { rowState, TASK_COLUMNS } from './task-columns.tsx'
import { TaskYear } from './task-year.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadPlanPage(context.get(requestContext).ctx, id)
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const done = await actOnPlan(web.ctx, params['id'] ?? '', form)
  if (!done.ok) return refused(form, done.code, done.message, done.field)
  web.flash('done', done.message)
  throw redirect(planHref(params['id'] ?? ''), 303)
}

const VIEWS = [{ key: 'bang', label: 'Theo lĩnh vực' }, { key: 'nam', label: 'Cả năm' }, { key: 'cot', label: 'Theo trạng thái' }] as const

const Summary = ({ page }: { readonly page: PlanPage }) => {
  const { counts } = page
  const shown = page.lines.length - counts.cancelled
  const done = counts.completedOnTime + counts.completedLate
  return (
    <Figures>
      <Figure name="Nhiệm vụ" value={<Count value={shown} />} base={shown === page.total ? 'của cả kế hoạch' : `bạn xem được, trong ${page.total} của kế hoạch`} />
      <Figure name="Đã hoàn thành" value={<Count value={done} />} base={<><Percent part={done} base={shown} /> của {shown}</>} />
      <Figure name="Đúng hạn" value={<Count value={counts.completedOnTime} />} base={<><Percent part={counts.completedOnTime} base={done} /> việc đã xong</>} />
      <Figure name="Quá hạn" value={<Count value={counts.overdue} />} base="chưa hoàn thành" {...(counts.overdue > 0 && { state: 'late' as const })} />
    </Figures>
  )
}

const ByArea = ({ page }: { readonly page: PlanPage }) => (
  <>
    {page.groups.map(({ code, name, lines }) => (
      <section key={code} className="stack">
        <h2>{name} <span className="muted">({lines.length})</span></h2>
        <DataTable caption={name} rows={lines} rowKey={(line) => line.id} rowHref={(line) => line.href} opens="nhiem-vu" rowState={rowState} columns={TASK_COLUMNS} />
      </section>
    ))}
  </>
)

/** One plan: its tasks by area, over the year or by how they stand; what may be done with it; its history. */
const PlanScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const [params] = useSearchParams()
  const view = VIEWS.find(({ key }) => key === params.get('xem'))?.key ?? 'bang'
  const state = PLAN_STATE_WORDS[page.state]
  return (
    <>
      <PageHeader
        title={page.title}
        over={`${page.level} · ${page.ownerName}`}
        chips={<Chip state={state.chip}>{state.label.toLowerCase()}</Chip>}
        aside={page.issuedOn === null ? `Năm ${page.year}` : <>{page.number} ngày <Day on={page.issuedOn} /></>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReformTabs current="ke-hoach" />
        {page.lines.length > 0 && <Summary page={page} />}
        <Tabs label="Cách xem" tabs={VIEWS.map(({ key, label }) => ({ to: `?xem=${key}`, label, current: key === view }))} />
        {page.lines.length === 0 && (
          <section className="panel">
            <EmptyState title={page.total === 0 ? 'Kế hoạch chưa có nhiệm vụ' : 'Kế hoạch không giao nhiệm vụ nào cho đơn vị bạn'}>
              {page.may.add && <p>Thêm từng nhiệm vụ, hoặc nhập cả bảng từ Excel.</p>}
            </EmptyState>
          </section>
        )}
        {view === 'bang' && <ByArea page={page} />}
        {view === 'cot' && page.lines.length > 0 && <TaskBoard lines={page.lines} />}
        {view === 'nam' && page.lines.length > 0 && <TaskYear lines={page.lines} year={page.year} today={page.today} />}
        <p className="ways-on form-actions">
          {page.may.add && <ButtonLink to={`${page.href}/them`}>Thêm nhiệm vụ</ButtonLink>}
          {page.may.add && <ButtonLink kind="ghost" to={`${page.href}/nhap`}>Nhập từ Excel</ButtonLink>}
          <ButtonLink kind="ghost" to={`${page.href}/tep`} reloadDocument>Tải về Excel</ButtonLink>
          {page.may.copy && page.lines.length > 0 && <ButtonLink kind="ghost" to={`${page.href}/nam-sau`}>Lập kế hoạch năm sau</ButtonLink>}
        </p>
        <PlanActions page={page} reply={reply} />
        {page.legalBasis !== null && <section className="panel"><h2>Căn cứ</h2><p className="lines">{page.legalBasis}</p></section>}
        <section className="panel">
          <h2>Lịch sử</h2>
          <Timeline
            small
            entries={page.history.map(({ key, title, text, at, by }, i) => ({
              key, title, when: <><Moment at={at} form="short" /> · {by}</>, state: i === 0 ? 'now' : 'was', ...(text !== null && { children: <p>{text}</p> }),
            }))}
          />
        </section>
      </main>
    </>
  )
}
export default PlanScreen
