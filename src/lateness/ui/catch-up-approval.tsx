import { data, Link, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { dossierSentence, type DossierRefusal } from '#dossiers/refusals.ts'
import { parseId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { statusOf } from '#web/refusal-status.ts'
import { approveLines, returnLines, type LineCode, type LineKey } from '../catch-up/decide-lines.ts'
import { findApprovalPage } from '../pages/catch-up-page.ts'
import { LATENESS_REFUSALS, latenessSentence, type LatenessRefusal } from '../refusals.ts'
import { PAPER_LINE_COLUMNS } from './paper-line-columns.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => findApprovalPage(context.get(requestContext).ctx)

const readKey = (text: string): readonly LineKey[] => {
  const [batch = '', no = ''] = text.split('/')
  const batchId = parseId(batch)
  return batchId === undefined || !/^[1-9]\d{0,4}$/.test(no) ? [] : [{ batchId, no: Number(no) }]
}

const sentenceOf = (refusal: Refusal<LineCode>): string =>
  Object.hasOwn(LATENESS_REFUSALS, refusal.code)
    ? latenessSentence(refusal as Refusal<LatenessRefusal>)
    : dossierSentence(refusal as Refusal<DossierRefusal>)

/** Approves or returns every ticked line; one that cannot be recorded holds back no other. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const form = await request.formData()
  const keys = form.getAll('chon').flatMap((value) => readKey(String(value)))
  const returns = form.get('do') === 'return'
  const reason = String(form.get('reason') ?? '')
  const decided = returns ? await returnLines(ctx, keys, reason) : await approveLines(ctx, keys)
  if (!decided.ok) return data({ message: latenessSentence(decided.refusal), reason, done: 0, returns, refused: [] }, { status: statusOf(decided.refusal.code) })
  const refused = decided.value.flatMap(({ batchId, no, code, refusal }) => (refusal === null ? [] : [{ key: `${batchId}/${no}`, code, why: sentenceOf(refusal) }]))
  return data({ message: null, reason: '', done: decided.value.length - refused.length, returns, refused })
}

/** Duyệt nhập bù: what would be recorded, with both dates side by side, before it is recorded. */
const CatchUpApproval = () => {
  const { lines } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Duyệt nhập bù" over={<Link to="/don-doc/nhap-bu">Nhập bù</Link>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {reply !== undefined && (
          <div role="status" className="stack">
            {reply.message !== null && <Notice tone="error">{reply.message}</Notice>}
            {reply.done > 0 && <Notice tone="done">{reply.returns ? `Đã trả lại ${reply.done} dòng.` : `Đã duyệt và ghi ${reply.done} dòng vào lịch sử hồ sơ.`}</Notice>}
            {reply.refused.length > 0 && (
              <Notice tone="warning" title={`${reply.refused.length} dòng chưa xong`}>
                <ul className="plain">
                  {reply.refused.map((one) => (
                    <li key={one.key}><Code>{one.code ?? '—'}</Code> {one.why}</li>
                  ))}
                </ul>
              </Notice>
            )}
          </div>
        )}
        <p className="muted">
          Duyệt thì việc được ghi với thời điểm thật, kèm tên bạn. Dòng có việc ký duyệt chỉ người ký bước đó duyệt được. Đối chiếu giấy tờ trước khi duyệt.
        </p>
        {lines.length === 0 ? (
          <EmptyState title="Không có dòng nhập bù nào chờ bạn duyệt">
            <p>Dòng của đơn vị bạn phụ trách sẽ hiện ở đây.</p>
          </EmptyState>
        ) : (
          <PostForm label="Duyệt các dòng đã đánh dấu">
            <DataTable
              caption="Dòng nhập bù chờ duyệt, cũ nhất ở trên"
              columns={PAPER_LINE_COLUMNS}
              rows={lines}
              rowKey={(line) => line.key}
              rowHref={(line) => `/mot-cua/ho-so/${line.dossierId}`}
              opens="procedure"
              pick={{ name: 'chon', label: (line) => `Đánh dấu ${line.code}` }}
            />
            <div className="bulk">
              <Button name="do" value="approve">Duyệt dòng đã đánh dấu</Button>
              <TextField name="reason" label="Lý do, nếu không duyệt" optional maxLength={2000} defaultValue={reply?.reason ?? ''} />
              <Button kind="ghost" name="do" value="return">Không duyệt</Button>
            </div>
          </PostForm>
        )}
      </main>
    </>
  )
}
export default CatchUpApproval
