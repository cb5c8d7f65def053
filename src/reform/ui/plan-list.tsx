import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SelectField } from '#ui/field.tsx'
import { Count, Day } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { STANDINGS } from '../domain/standing.ts'
import { draftByForm, loadPlanList, type PlanLine } from '../pages/plan-page.ts'
import { PLAN_STATE_WORDS } from '../words.ts'
import { PlanFields } from './plan-fields.tsx'
import { ReformTabs } from './reform-tabs.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) => ({ page: await loadPlanList(context.get(requestContext).ctx) })

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const done = await draftByForm(web.ctx, form)
  if (!done.ok) return refused(form, done.code, done.message, done.field)
  web.flash('done', done.message)
  throw redirect(done.href ?? '/cai-cach/ke-hoach', 303)
}

const total = ({ counts }: PlanLine): number => STANDINGS.reduce((sum, standing) => sum + counts[standing], 0) - counts.cancelled

const COLUMNS: readonly Column<PlanLine>[] = [
  { key: 'ke-hoach', header: 'Kế hoạch', narrow: 'title', cell: (plan) => plan.title, note: (plan) => (plan.number === null || plan.issuedOn === null ? plan.level : <>{plan.number} ngày <Day on={plan.issuedOn} /></>) },
  { key: 'don-vi', header: 'Đơn vị', cell: (plan) => plan.ownerName },
  { key: 'nam', header: 'Năm', numeric: true, cell: (plan) => plan.year },
  { key: 'nhiem-vu', header: 'Nhiệm vụ', numeric: true, cell: (plan) => <Count value={total(plan)} /> },
  { key: 'xong', header: 'Đã xong', numeric: true, cell: (plan) => <Count value={plan.counts.completedOnTime + plan.counts.completedLate} /> },
  { key: 'qua-han', header: 'Quá hạn', numeric: true, cell: (plan) => <Count value={plan.counts.overdue} /> },
  { key: 'o-dau', header: 'Đang ở', narrow: 'badge', cell: (plan) => <Chip state={PLAN_STATE_WORDS[plan.state].chip}>{PLAN_STATE_WORDS[plan.state].label.toLowerCase()}</Chip> },
]

/** Kế hoạch cải cách: those of the actor's units and what stands above them. */
const PlanList = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { owners } = page
  return (
    <>
      <PageHeader title="Kế hoạch cải cách hành chính" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReformTabs current="ke-hoach" />
        <DataTable
          caption="Kế hoạch, năm mới ở trên"
          rows={page.plans}
          rowKey={(plan) => plan.id}
          rowHref={(plan) => plan.href}
          opens="ke-hoach"
          columns={COLUMNS}
          empty={<EmptyState title="Chưa có kế hoạch nào"><p>Kế hoạch của đơn vị và kế hoạch cấp trên đã ban hành hiện ở đây.</p></EmptyState>}
        />
        {owners.length > 0 && (
          <details className="more" open={reply !== undefined}>
            <summary>Soạn kế hoạch mới</summary>
            <PostForm reply={reply} label="Soạn kế hoạch mới">
              <input type="hidden" name="commandId" value={page.commandId} />
              <SelectField name="owner" label="Đơn vị ban hành" options={owners.map(({ id, name }) => ({ value: id, label: name }))} />
              <PlanFields values={{ title: `Kế hoạch cải cách hành chính năm ${page.year + 1}`, year: page.year + 1, legalBasis: '' }} />
              <p className="form-actions"><Button>Mở dự thảo</Button></p>
            </PostForm>
          </details>
        )}
      </main>
    </>
  )
}
export default PlanList
