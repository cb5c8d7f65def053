import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { changeByForm } from '../pages/save-task.ts'
import { loadChangeForm } from '../pages/task-form.ts'
import { taskHref } from '../task-href.ts'
import { TaskFields } from './task-fields.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const form = id === undefined ? undefined : await loadChangeForm(context.get(requestContext).ctx, id)
  if (id === undefined || form === undefined) throw data(null, { status: 404 })
  return { form, back: taskHref(id) }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const id = parseId(params['id'] ?? '') ?? ''
  const saved = await changeByForm(web.ctx, id, await request.formData())
  if (!saved.ok) return data(saved.reply, { status: statusOf(saved.code) })
  web.flash('done', 'Đã điều chỉnh. Đơn vị chủ trì thấy ngay, thay đổi còn trong lịch sử.')
  throw redirect(taskHref(id), 303)
}

/** What a task asks, changed by whoever gave it. */
const TaskChange = () => {
  const { form, back } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title={form.title} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <section className="panel">
          <PostForm reply={reply} label={form.title}>
            <input type="hidden" name="seq" value={form.seq} />
            <TaskFields form={form} />
            <p className="form-actions">
              <Button>Lưu điều chỉnh</Button>
              <ButtonLink kind="ghost" to={back}>Quay lại nhiệm vụ</ButtonLink>
            </p>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default TaskChange
