import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { TextAreaField, TextField } from '#ui/field.tsx'
import { fieldId } from '#ui/field-id.ts'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm, useFieldReply } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { unitField } from '../field-names.ts'
import { loadSplitForm, splitByForm, type SplitForm } from '../pages/split-form.ts'
import { taskHref } from '../task-href.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const form = id === undefined ? undefined : await loadSplitForm(context.get(requestContext).ctx, id)
  if (form === undefined) throw data(null, { status: 404 })
  return { form }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const id = parseId(params['id'] ?? '') ?? ''
  const done = await splitByForm(web.ctx, id, form)
  if (!done.ok) return refused(form, done.code, done.message, done.field)
  web.flash('done', done.message)
  throw redirect(taskHref(id), 303)
}

/** Units to tick, set in as they stand in the tree. */
const Units = ({ units }: { readonly units: SplitForm['units'] }) => {
  const { error } = useFieldReply('units')
  const least = Math.min(...units.map(({ depth }) => depth))
  return (
    <fieldset className={error === undefined ? 'field' : 'field bad'} id={fieldId('units')}>
      <legend>Giao cho đơn vị nào?</legend>
      {error !== undefined && <p className="err">{error}</p>}
      <div className="unit-picks">
        {units.map(({ id, name, depth, isLead }) => (
          <div key={id} className={`depth-${Math.min(3, depth - least)}`}>
            <Checkbox name={unitField(id)} value={id} label={name} {...(isLead && { hint: 'đơn vị đang chủ trì' })} />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** Giao xuống: one part for each ticked unit, within the deadline of the whole. */
const SplitScreen = () => {
  const { form } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { line } = form
  return (
    <>
      <PageHeader title="Giao xuống, chia việc" over={line.title} aside={<>Hạn chung <Day on={line.dueOn} /></>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <section className="panel">
          <PostForm reply={reply} label="Giao xuống">
            <input type="hidden" name="seq" value={form.seq} />
            <input type="hidden" name="commandId" value={form.commandId} />
            <p>Mỗi đơn vị được chọn nhận một phần việc, tự báo cáo và được bạn xác nhận. Nhiệm vụ chung tự hoàn thành khi mọi phần hoàn thành.</p>
            <TextField name="title" label="Tên phần việc" defaultValue={line.title} maxLength={500} />
            <TextAreaField name="deliverable" label="Sản phẩm" optional rows={2} maxLength={1_000} defaultValue={form.deliverable ?? ''} />
            <TextField name="dueOn" type="date" label="Hạn hoàn thành" hint={<>Không sau <Day on={line.dueOn} /></>} defaultValue={line.dueOn} max={line.dueOn} width={20} />
            <Units units={form.units} />
            <p className="form-actions">
              <Button>Giao việc</Button>
              <ButtonLink kind="ghost" to={line.href}>Quay lại nhiệm vụ</ButtonLink>
            </p>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default SplitScreen
