import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { readTypedDay } from '#kernel/typed-day.ts'
import { fieldSourceSchema, type FormSource } from '#law/eform-schema.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { DayField } from '#ui/day-field.tsx'
import { SelectField, TextAreaField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { dropFormDraft, publishForm, saveFormDraft } from '../commands.ts'
import { conditionWords } from '../condition-words.ts'
import { FIELD_KINDS, type FieldKind } from '../domain/form.ts'
import {
  addField, addPage, changePage, idFor, isColumn, moveField, movePage, putField, readPosition, removePage, writePosition,
} from '../edit-source.ts'
import { formRefusalSentence } from '../refusals.ts'
import { reviewForm } from '../review-form.ts'
import { KIND_WORDS } from '../words.ts'
import { openFormDraft } from './draft-page.ts'
import { answerErrors, answerRefusal, textIn } from './form-reply.ts'
import { newFieldSettings } from './new-field.ts'
import { PageEditor } from './page-editor.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const code = params['code'] ?? ''
  const { draft, procedureName, papers, today } = await openFormDraft(context.get(requestContext), code)
  const { errors, warnings } = reviewForm(draft.source, papers)
  return {
    code, procedureName, today, errors, warnings,
    draft: { id: draft.id, editNo: draft.editNo, versionNo: draft.versionNo, source: draft.source },
    said: saidIn(draft.source),
    leftOut: leftOutOf(draft.provenance),
    papers: papers.map(({ id, name }) => ({ value: id, label: name.slice(0, 90) })),
  }
}

/** The conditions of a form as they were written → in words. */
const saidIn = (source: FormSource): Readonly<Record<string, string>> => {
  const say = conditionWords(source)
  const fields = source.pages.flatMap((page) => page.fields)
  const columns = fields.flatMap((field) => (field.kind === 'table' ? field.fields : []))
  const written = [...source.pages, ...fields, ...columns].flatMap(({ visibleIf }) => (visibleIf === undefined ? [] : [visibleIf]))
  return Object.fromEntries(written.map((feel) => [feel, say(feel)]))
}

const leftOutOf = (provenance: unknown): readonly string[] => {
  const left = typeof provenance === 'object' && provenance !== null && 'leftOut' in provenance ? provenance.leftOut : []
  return Array.isArray(left) ? left.filter((one) => typeof one === 'string') : []
}

const isKind = (text: string): text is FieldKind => FIELD_KINDS.some((kind) => kind === text)

type Edited = { readonly source: FormSource; readonly opens?: string } | { readonly errors: Readonly<Record<string, string>> }

const withNewField = (source: FormSource, form: FormData, at: number): Edited => {
  const [kind, label] = [textIn(form, 'kind'), textIn(form, `label-${at}`)]
  const table = /^\d+$/.test(textIn(form, 'table')) ? Number(textIn(form, 'table')) : undefined
  if (!isKind(kind)) return { errors: { kind: 'Chọn loại ô.' } }
  if (label === '') return { errors: { [`label-${at}`]: 'Chưa có câu hỏi. Ghi câu mà người dân đọc.' } }
  const parsed = fieldSourceSchema.safeParse({ id: idFor(label, source), kind, label, ...newFieldSettings(kind, label) })
  if (!parsed.success || (table !== undefined && !isColumn(parsed.data))) return { errors: { kind: 'Không thêm được loại ô này vào bảng.' } }
  const page = source.pages[at]
  const host = table === undefined ? undefined : page?.fields[table]
  const place = host?.kind === 'table' ? { page: at, field: table ?? 0, column: host.fields.length } : { page: at, field: page?.fields.length ?? 0 }
  return { source: addField(source, at, parsed.data, table), opens: writePosition(place) }
}

const readWords = (form: FormData): Pick<FormSource, 'title' | 'paper'> => {
  const addressee = textIn(form, 'addressee')
  const paperId = textIn(form, 'paperId')
  return {
    title: textIn(form, 'title'),
    paper: {
      title: textIn(form, 'paperTitle'),
      ...(addressee !== '' && { addressee }),
      signers: textIn(form, 'signers').split('\n').map((line) => line.trim()).filter((line) => line !== ''),
      ...(paperId !== '' && { paperId }),
    },
  }
}

/** One change of the outline, named by its button: `len:2-0`, `them:1` … */
const edited = (source: FormSource, form: FormData, work: string): Edited => {
  const [verb = '', where = ''] = work.split(':')
  const at = Number(where)
  const position = readPosition(where)
  switch (verb) {
    case 'ten': {
      const { source: from, ...rest } = source
      return { source: { ...rest, ...(from !== undefined && { source: from }), ...readWords(form) } }
    }
    case 'them-trang': {
      const title = textIn(form, 'pageTitle')
      return title === '' ? { errors: { pageTitle: 'Chưa có tên trang.' } } : { source: addPage(source, title) }
    }
    case 'trang': {
      const [intro, visibleIf, title] = [textIn(form, 'intro'), textIn(form, 'visibleIf'), textIn(form, `title-${at}`)]
      if (title === '') return { errors: { [`title-${at}`]: 'Chưa có tên trang.' } }
      return { source: changePage(source, at, { title, ...(intro !== '' && { intro }), ...(visibleIf !== '' && { visibleIf }) }) }
    }
    case 'trang-len':
      return { source: movePage(source, at, -1) }
    case 'trang-xuong':
      return { source: movePage(source, at, 1) }
    case 'gop-trang':
      return { source: removePage(source, at) }
    case 'them':
      return withNewField(source, form, at)
    case 'len':
      return { source: position === undefined ? source : moveField(source, position, -1) }
    case 'xuong':
      return { source: position === undefined ? source : moveField(source, position, 1) }
    case 'bo':
      return { source: position === undefined ? source : putField(source, position, undefined) }
    default:
      return { source }
  }
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const code = params['code'] ?? ''
  const { draft } = await openFormDraft(web, code)
  const form = await request.formData()
  const ref = { formVersionId: draft.id, editNo: Number(textIn(form, 'editNo')) }
  const work = textIn(form, 'viec')
  if (work === 'bo-ban-nhap') {
    const dropped = await dropFormDraft(web.ctx, ref)
    if (!dropped.ok) return answerRefusal(form, dropped.refusal)
    web.flash('done', 'Đã bỏ bản nháp.')
    throw redirect(`/danh-muc/bieu-mau/${code}`, 303)
  }
  if (work === 'ban-hanh') {
    const effectiveFrom = readTypedDay(textIn(form, 'effectiveFrom'))
    if (effectiveFrom === undefined) return answerErrors(form, { effectiveFrom: 'Chọn ngày bắt đầu dùng.' })
    const published = await publishForm(web.ctx, { ...ref, effectiveFrom })
    if (!published.ok) return answerErrors(form, { effectiveFrom: formRefusalSentence(published.refusal) })
    web.flash('done', 'Đã ban hành. Từ ngày đã chọn, người dân điền biểu mẫu này.')
    throw redirect(`/danh-muc/bieu-mau/${code}?ban=${draft.versionNo}`, 303)
  }
  const change = edited(draft.source, form, work)
  if ('errors' in change) return answerErrors(form, change.errors)
  const saved = await saveFormDraft(web.ctx, { ...ref, source: change.source })
  if (!saved.ok) return answerRefusal(form, saved.refusal)
  throw redirect(change.opens === undefined ? `/danh-muc/bieu-mau/${code}/soan#${anchorOf(work)}` : `/danh-muc/bieu-mau/${code}/soan/${change.opens}`, 303)
}

/** Back to the page that was worked on. */
const anchorOf = (work: string): string => {
  const page = /:(\d+)/.exec(work)?.[1]
  return page === undefined ? 'dau' : `trang-${page}`
}

const kindOptions = FIELD_KINDS.toSorted((a, b) => Object.keys(KIND_WORDS).indexOf(a) - Object.keys(KIND_WORDS).indexOf(b))
  .map((value) => ({ value, label: KIND_WORDS[value] }))

/** The draft of a form: its pages and fields in order, what is still wrong, trying it out, publishing it. */
const FormEdit = () => {
  const { code, procedureName, today, errors, warnings, draft, said, leftOut, papers } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { source } = draft
  const edit = <input type="hidden" name="editNo" value={draft.editNo} />
  return (
    <>
      <PageHeader
        title={source.title}
        over={<><Code>{code}</Code> · soạn biểu mẫu, phiên bản {draft.versionNo} · {procedureName}</>}
        aside={<ButtonLink kind="ghost" reloadDocument to={`/danh-muc/bieu-mau/${code}/xem-thu?ban=${draft.versionNo}`}>Điền thử</ButtonLink>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {reply !== undefined && (
          <Notice tone="error">{[reply.refusal?.message, ...Object.values(reply.errors)].filter(Boolean).join(' ')}</Notice>
        )}
        {leftOut.length > 0 && (
          <Notice tone="warning" title={`${leftOut.length} chỗ trong tệp nhập không chuyển được`}>
            <ul>{leftOut.map((one) => <li key={one}>{one}</li>)}</ul>
          </Notice>
        )}
        <div className="two" key={draft.editNo}>
          <div className="stack" id="dau">
            {source.pages.map((page, at) => (
              <PageEditor key={page.id} code={code} page={page} at={at} isFirst={at === 0} isLast={at === source.pages.length - 1} edit={edit} kinds={kindOptions} said={said} reply={reply} />
            ))}
            <section className="panel tight">
              <h2>Thêm trang</h2>
              <PostForm reply={reply} label="Thêm trang">
                {edit}
                <TextField name="pageTitle" label="Tên trang" hint="Một trang chỉ nên hỏi về một việc, ví dụ: Người mẹ" />
                <Button kind="ghost" name="viec" value="them-trang">Thêm trang</Button>
              </PostForm>
            </section>
          </div>
          <aside className="stack">
            <section className="panel tight" aria-label="Kiểm tra">
              <h2>Kiểm tra</h2>
              {errors.length === 0 && warnings.length === 0 && <p>Không có lỗi. Điền thử một lượt rồi ban hành.</p>}
              {errors.length > 0 && <Notice tone="error" title={`${errors.length} chỗ phải sửa`}><ul>{errors.map((one) => <li key={one}>{one}</li>)}</ul></Notice>}
              {warnings.length > 0 && <Notice tone="warning" title={`${warnings.length} chỗ nên xem lại`}><ul>{warnings.map((one) => <li key={one}>{one}</li>)}</ul></Notice>}
            </section>
            <section className="panel tight">
              <h2>Ban hành</h2>
              <PostForm reply={reply} label="Ban hành">
                {edit}
                <DayField name="effectiveFrom" label="Dùng từ ngày" defaultValue={today} />
                <p className="small muted">Ban hành xong thì không sửa được nữa; muốn đổi phải tạo bản nháp mới. Người đang điền dở vẫn điền bản cũ.</p>
                <Button name="viec" value="ban-hanh">Ban hành</Button>
              </PostForm>
            </section>
            <details className="more">
              <summary>Tên biểu mẫu và tờ khai khi in</summary>
              <PostForm reply={reply} label="Tên biểu mẫu">
                {edit}
                <TextField name="title" label="Tên biểu mẫu" defaultValue={source.title} />
                <TextField name="paperTitle" label="Tên tờ khai khi in" defaultValue={source.paper.title} />
                <TextField name="addressee" label="Kính gửi" optional defaultValue={source.paper.addressee} />
                <TextAreaField name="signers" label="Người ký" hint="Mỗi dòng một người ký" rows={2} defaultValue={source.paper.signers.join('\n')} />
                <SelectField name="paperId" label="Thay cho giấy tờ nào của thủ tục" optional options={papers} placeholder="Không thay giấy nào" defaultValue={source.paper.paperId} />
                <Button kind="ghost" name="viec" value="ten">Lưu</Button>
              </PostForm>
            </details>
            <details className="more">
              <summary>Bỏ bản nháp này</summary>
              <PostForm label="Bỏ bản nháp">
                {edit}
                <p className="small">Mọi sửa đổi trong bản nháp mất hẳn. Các phiên bản đã ban hành không đổi.</p>
                <Button kind="danger" name="viec" value="bo-ban-nhap">Bỏ bản nháp</Button>
              </PostForm>
            </details>
          </aside>
        </div>
      </main>
    </>
  )
}
export default FormEdit
