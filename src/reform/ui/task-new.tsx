import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { SelectField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { addByForm } from '../pages/save-task.ts'
import { loadNewTaskForm } from '../pages/task-form.ts'
import { planHref, taskHref } from '../task-href.ts'
import { TaskFields } from './task-fields.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const planId: string | null = params['id'] === undefined ? null : (parseId(params['id']) ?? '')
  const form = planId === '' ? undefined : await loadNewTaskForm(context.get(requestContext).ctx, planId)
  if (form === undefined) throw data(null, { status: 404 })
  return { form, back: planId === null ? '/cai-cach/nhiem-vu' : planHref(planId) }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const planId: string | null = params['id'] === undefined ? null : (parseId(params['id']) ?? '')
  const saved = await addByForm(web.ctx, planId, await request.formData())
  if (!saved.ok) return data(saved.reply, { status: statusOf(saved.code) })
  web.flash('done', planId === null ? 'Đã giao nhiệm vụ.' : 'Đã thêm nhiệm vụ vào kế hoạch.')
  throw redirect(planId === null ? taskHref(saved.id) : planHref(planId), 303)
}

/** A new task: of a plan, or of none. */
const TaskNew = () => {
  const { form, back } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title={form.title} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <section className="panel">
          <PostForm reply={reply} label={form.title}>
            <input type="hidden" name="commandId" value={form.commandId} />
            {form.givers.length > 1 && <SelectField name="giver" label="Giao nhân danh đơn vị" options={form.givers.map(({ id, name }) => ({ value: id, label: name }))} />}
            {form.givers.length === 1 && <input type="hidden" name="giver" value={form.givers[0]?.id} />}
            <TaskFields form={form} />
            <p className="form-actions">
              <Button>Lưu nhiệm vụ</Button>
              <ButtonLink kind="ghost" to={back}>Quay lại</ButtonLink>
            </p>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default TaskNew
