import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { codeLists } from '#law/code-lists.ts'
import { ActionBar } from '#ui/action-bar.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { requestContext } from '#web/request-context.ts'
import { saveFormDraft } from '../commands.ts'
import { checkCondition, CHOSEN_SIGNS, conditionNames, writeCondition, type ChosenSign } from '../condition-names.ts'
import { isBlockKind } from '../domain/form.ts'
import { fieldAt, putField, readPosition } from '../edit-source.ts'
import { partsOfKind, usualParts } from '../expand-block.ts'
import { readField } from '../read-field.ts'
import { settingSentence } from '../refusals.ts'
import { KIND_WORDS } from '../words.ts'
import { openFormDraft } from './draft-page.ts'
import { FieldSettings } from './field-settings.tsx'
import { answerErrors, answerRefusal, textIn } from './form-reply.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const code = params['code'] ?? ''
  const { draft, papers } = await openFormDraft(context.get(requestContext), code)
  const at = readPosition(params['vitri'] ?? '')
  const field = at === undefined ? undefined : fieldAt(draft.source, at)
  if (at === undefined || field === undefined) throw data(null, { status: 404 })
  return {
    code, field, page: at.page, editNo: draft.editNo, title: draft.source.title,
    problem: field.visibleIf === undefined ? null : checkCondition(draft.source, at, field.visibleIf),
    names: conditionNames(draft.source, at),
    parts: isBlockKind(field.kind) ? partsOfKind(field.kind).map(({ id, label }) => ({ id, label })) : [],
    usual: isBlockKind(field.kind) ? usualParts(field.kind) : [],
    lists: codeLists.map((list) => ({ value: list.name, label: list.title })),
    papers: papers.map(({ id, name }) => ({ value: id, label: name.slice(0, 90) })),
  }
}

const isSign = (text: string): text is ChosenSign => CHOSEN_SIGNS.some((sign) => sign === text)

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const code = params['code'] ?? ''
  const { draft } = await openFormDraft(web, code)
  const at = readPosition(params['vitri'] ?? '')
  const old = at === undefined ? undefined : fieldAt(draft.source, at)
  if (at === undefined || old === undefined) throw data(null, { status: 404 })
  const form = await request.formData()
  const chosen = conditionNames(draft.source, at).find(({ path }) => path === textIn(form, 'whenField'))
  const sign = textIn(form, 'whenSign')
  if (chosen !== undefined && isSign(sign)) form.set('visibleIf', writeCondition(chosen, sign, textIn(form, 'whenValue')))
  const read = readField(form, old)
  if (!read.ok) return answerErrors(form, Object.fromEntries(Object.keys(read.errors).map((box) => [box, settingSentence(box)])))
  const source = putField(draft.source, at, read.field)
  const problem = read.field.visibleIf === undefined ? null : checkCondition(source, at, read.field.visibleIf)
  if (problem !== null) return answerErrors(form, { visibleIf: problem })
  const saved = await saveFormDraft(web.ctx, { formVersionId: draft.id, editNo: Number(textIn(form, 'editNo')), source })
  if (!saved.ok) return answerRefusal(form, saved.refusal)
  throw redirect(`/danh-muc/bieu-mau/${code}/soan#trang-${at.page}`, 303)
}

/** The settings of one field. */
const FieldEdit = () => {
  const given = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const back = `/danh-muc/bieu-mau/${given.code}/soan#trang-${given.page}`
  return (
    <>
      <PageHeader title={given.field.label.slice(0, 120)} over={<>{given.title} · {KIND_WORDS[given.field.kind]}</>} aside={<ButtonLink kind="plain" to={back}>Về danh sách ô</ButtonLink>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <div className="long-form">
          <PostForm reply={reply} id="o" label="Sửa ô" key={given.editNo}>
            <input type="hidden" name="editNo" value={given.editNo} />
            <FieldSettings {...given} />
          </PostForm>
        </div>
      </main>
      <ActionBar effect="Lưu vào bản nháp; người dân chưa thấy cho đến khi ban hành.">
        <Button form="o" shortcut="Ctrl Enter">Lưu ô</Button>
      </ActionBar>
    </>
  )
}
export default FieldEdit
