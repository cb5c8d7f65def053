import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { copyByForm, loadPlanPage } from '../pages/plan-page.ts'
import { PlanFields } from './plan-fields.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadPlanPage(context.get(requestContext).ctx, id)
  if (page === undefined || !page.may.copy) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const done = await copyByForm(web.ctx, parseId(params['id'] ?? '') ?? '', form)
  if (!done.ok) return refused(form, done.code, done.message, done.field)
  web.flash('done', done.message)
  throw redirect(done.href ?? '/cai-cach/ke-hoach', 303)
}

/** Lập kế hoạch năm sau: tasks of this plan, chosen, with their days a year later. */
const PlanCopy = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const year = page.year + 1
  return (
    <>
      <PageHeader title={`Lập kế hoạch năm ${year}`} over={`Từ ${page.title}`} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <section className="panel">
          <PostForm reply={reply} label="Lập kế hoạch năm sau">
            <input type="hidden" name="commandId" value={page.commandId} />
            <PlanFields values={{ title: page.title.replaceAll(String(page.year), String(year)), year, legalBasis: page.legalBasis ?? '' }} />
            <fieldset>
              <legend>Đưa nhiệm vụ nào sang?</legend>
              <p className="hint">Ngày dời sang năm mới; hạn rơi vào ngày nghỉ thì tới ngày làm việc kế tiếp. Sau đó sửa được từng nhiệm vụ.</p>
              {page.lines.filter(({ standing, isPart }) => standing !== 'cancelled' && !isPart).map((line) => (
                <label className="choice" key={line.id}>
                  <input type="checkbox" name="chon" value={line.id} defaultChecked />
                  <span>{line.title}<span className="hint">{line.areaName} · {line.leadName} · hạn <Day on={line.dueOn} /></span></span>
                </label>
              ))}
            </fieldset>
            <p className="form-actions">
              <Button>Mở dự thảo</Button>
              <ButtonLink kind="ghost" to={page.href}>Quay lại kế hoạch</ButtonLink>
            </p>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default PlanCopy
