import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId, type CommandId, type UnitId } from '#kernel/ids.ts'
import { Notice } from '#ui/notice.tsx'
import { SelectField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { draftSurvey } from '../commands.ts'
import type { Survey } from '../domain/survey.ts'
import { findPlanChoices, readPlan } from '../pages/plan-form.ts'
import { surveySentence } from '../refusals.ts'
import { KIND_WORDS } from '../words.ts'
import { PLAN_FIELD_OF } from './plan-field-of.ts'
import { PlanFields } from './plan-fields.tsx'

const kindOf = (query: URLSearchParams): Survey['kind'] => (query.get('loai') === 'xa-hoi-hoc' ? 'sociological' : 'sipas')

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const kind = kindOf(url.searchParams)
  const choices = await findPlanChoices(ctx, kind)
  if (choices.owners.length === 0) throw data(null, { status: 403 })
  return { kind, choices, commandId: ctx.newId() }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx, flash } = context.get(requestContext)
  const kind = kindOf(new URL(request.url).searchParams)
  const form = await request.formData()
  const plan = readPlan(kind, form)
  if (!plan.ok) return wrongFields(plan.reply)
  const ownerUnitId = parseId<UnitId>(String(form.get('ownerUnitId') ?? '')) ?? ('' as UnitId)
  const commandId = parseId<CommandId>(String(form.get('commandId') ?? '')) ?? (ctx.newId() as CommandId)
  const drafted = await draftSurvey(ctx, { ...plan.value, commandId, kind, ownerUnitId })
  if (!drafted.ok) return refused(form, drafted.refusal.code, surveySentence(drafted.refusal), PLAN_FIELD_OF[drafted.refusal.code])
  flash('done', 'Đã lưu kế hoạch. Chọn người được hỏi.')
  throw redirect(`/khao-sat/${drafted.value.id}/mau`, 303)
}

/** Soạn khảo sát: what is asked about whom. */
const SurveyNew = () => {
  const { kind, choices, commandId } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title={kind === 'sipas' ? 'Khảo sát hài lòng mới' : 'Điều tra xã hội học mới'} over={<Link to="/khao-sat">Khảo sát</Link>} />
      <main className="page narrow" id="noi-dung" tabIndex={-1}>
        <section className="panel">
          <PostForm reply={reply} label={KIND_WORDS[kind]} action={kind === 'sipas' ? '/khao-sat/moi' : '/khao-sat/moi?loai=xa-hoi-hoc'}>
            <input type="hidden" name="commandId" value={commandId} />
            {choices.owners.length === 1
              ? <input type="hidden" name="ownerUnitId" value={choices.owners[0]?.value} />
              : <SelectField name="ownerUnitId" label="Cơ quan tổ chức" options={choices.owners} />}
            {kind === 'sipas' && <Notice>Phiếu hỏi gồm năm yếu tố, 22 nhận định và câu hỏi thêm; lời văn cần đối chiếu với phiếu của năm do Bộ Nội vụ hướng dẫn.</Notice>}
            <PlanFields kind={kind} choices={choices} />
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default SurveyNew
