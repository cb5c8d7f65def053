import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { ActionBar } from '#ui/action-bar.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { TextAreaField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { requestContext } from '#web/request-context.ts'
import { actOnLine, loadLinePage } from '../pages/line-page.ts'
import { answerForm } from './answer-form.ts'
import { MethodFields } from './method-fields.tsx'

const asked = (request: Request): string | null => new URL(request.url).searchParams.get('duoi')

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const page = await loadLinePage(context.get(requestContext).ctx, params['code'] ?? '', params['vitri'] ?? '', asked(request))
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  return answerForm(web, form, await actOnLine(web.ctx, params['code'] ?? '', params['vitri'] ?? '', asked(request), form))
}

const KINDS = ['lĩnh vực', 'tiêu chí', 'tiêu chí thành phần'] as const
const VERIFIERS = 'noi-tham-dinh-da-dung'

/** One line of a draft: an area, a criterion, or a sub-criterion with its way to score. */
const LineEditScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const kind = KINDS[page.depth - 1] ?? KINDS[2]
  const title = page.isNew ? `Thêm ${kind}` : `${page.heading.code} ${page.heading.name}`
  return (
    <>
      <PageHeader title={title.slice(0, 120)} over={<>{page.versionName} · {kind}</>} aside={<ButtonLink kind="plain" to={page.back}>Về bảng</ButtonLink>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {page.faults.length > 0 && <Notice tone="warning" title="Dòng này còn chỗ sai"><ul>{page.faults.map((one) => <li key={one}>{one}</li>)}</ul></Notice>}
        <div className="long-form method-form">
          <PostForm reply={reply} id="dong" label={title} key={page.seq}>
            <input type="hidden" name="seq" value={page.seq} />
            <section className="panel">
              {page.parent !== null && <p className="muted">Trong {page.parent}</p>}
              <div className="pair">
                <TextField name="code" label="Mã" code hint="Nối tiếp mã của dòng chứa nó" defaultValue={page.heading.code} width={10} maxLength={20} />
                <TextField name="maxPoints" label="Điểm tối đa" inputMode="decimal" hint="Ví dụ 1,5" defaultValue={page.heading.maxPoints} width={10} />
              </div>
              <TextAreaField name="name" label="Nội dung" rows={2} defaultValue={page.heading.name} maxLength={500} />
            </section>
            {page.depth === 3 && (
              <>
                <MethodFields kind={page.kind} boxes={page.boxes} facts={page.facts} />
                <section className="panel">
                  <h2>Minh chứng và thẩm định</h2>
                  <TextAreaField name="evidence" label="Minh chứng phải nộp" hint="Để trống khi chấm từ hệ thống hoặc điều tra" rows={2} defaultValue={page.evidence} maxLength={500} />
                  <TextField name="verifier" label="Nơi thẩm định" hint="Đơn vị hoặc vai trò, ví dụ Sở Nội vụ" defaultValue={page.verifier} list={VERIFIERS} maxLength={200} />
                  <datalist id={VERIFIERS}>{page.verifiers.map((name) => <option key={name} value={name} />)}</datalist>
                  <Checkbox name="inferred" label="Suy ra, không có trong văn bản đã công bố" defaultChecked={page.inferred} />
                </section>
              </>
            )}
          </PostForm>
          {!page.isNew && (
            <details className="more remove-line">
              <summary>Bỏ dòng này</summary>
              <PostForm label="Bỏ dòng">
                <input type="hidden" name="seq" value={page.seq} />
                <p className="small">{page.below > 0 ? `Bỏ cả ${page.below} dòng bên dưới. ` : ''}Lịch sử của dự thảo vẫn giữ nội dung cũ.</p>
                <Button kind="danger" name="viec" value="bo">Bỏ dòng</Button>
              </PostForm>
            </details>
          )}
        </div>
      </main>
      <ActionBar effect="Ghi vào dự thảo; chưa có hiệu lực cho đến khi ban hành.">
        <Button form="dong" shortcut="Ctrl Enter">{page.isNew ? 'Thêm' : 'Lưu'}</Button>
      </ActionBar>
    </>
  )
}
export default LineEditScreen
