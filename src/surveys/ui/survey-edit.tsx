import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { reviseSurvey } from '../commands.ts'
import { findDraft, findPlanChoices, readPlan } from '../pages/plan-form.ts'
import { readSeen } from '../pages/sample-page.ts'
import { surveySentence } from '../refusals.ts'
import { PLAN_FIELD_OF } from './plan-field-of.ts'
import { PlanFields } from './plan-fields.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const draft = await findDraft(ctx, parseId(params['id'] ?? '') ?? '')
  if (draft === undefined) throw data(null, { status: 404 })
  return { draft, choices: await findPlanChoices(ctx, draft.kind) }
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { ctx, flash } = context.get(requestContext)
  const form = await request.formData()
  const seen = readSeen(params['id'], form)
  const plan = readPlan(form.get('kind') === 'sociological' ? 'sociological' : 'sipas', form)
  if (!plan.ok) return wrongFields(plan.reply)
  const revised = await reviseSurvey(ctx, { ...seen, plan: plan.value })
  if (!revised.ok) return refused(form, revised.refusal.code, surveySentence(revised.refusal), PLAN_FIELD_OF[revised.refusal.code])
  flash('done', 'Đã lưu kế hoạch. Mẫu cũ đã bỏ, lấy mẫu lại.')
  throw redirect(`/khao-sat/${seen.id}/mau`, 303)
}

/** Sửa kế hoạch of a survey that is not open. */
const SurveyEdit = () => {
  const { draft, choices } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Sửa kế hoạch khảo sát" over={<Link to={`/khao-sat/${draft.id}`}>{draft.title}</Link>} />
      <main className="page narrow" id="noi-dung" tabIndex={-1}>
        <section className="panel">
          <PostForm reply={reply} label="Kế hoạch khảo sát">
            <input type="hidden" name="seq" value={draft.seq} />
            <input type="hidden" name="kind" value={draft.kind} />
            <PlanFields kind={draft.kind} choices={choices} planned={draft} />
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default SurveyEdit
