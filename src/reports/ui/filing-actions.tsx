import { Button } from '#ui/button.tsx'
import { TextAreaField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import type { FilingPage } from '../pages/filing-page.ts'

type Props = { readonly page: FilingPage; readonly reply: FormReply | undefined }

const Words = ({ page }: { readonly page: FilingPage }) => (
  <dl className="report-words">
    {page.comment !== '' && <div><dt>Nhận xét của đơn vị</dt><dd>{page.comment}</dd></div>}
    {page.explanation !== '' && <div><dt>Giải thích điều chỉnh</dt><dd>{page.explanation}</dd></div>}
  </dl>
)

/** What the actor may do with the report now; figures are in none of it. */
export const FilingActions = ({ page, reply }: Props) => {
  const { may } = page
  if (may.prepare || may.sign) {
    return (
      <section className="panel">
        <h2>Nhận xét và ký</h2>
        <PostForm reply={reply} label="Nhận xét và ký báo cáo">
          <input type="hidden" name="seq" value={page.seq} />
          <TextAreaField name="comment" label="Nhận xét của đơn vị" optional defaultValue={page.comment} maxLength={4000} rows={3} />
          {(page.differences.length > 0 || page.explanation !== '') && (
            <TextAreaField name="explanation" label="Giải thích điều chỉnh sau chốt" defaultValue={page.explanation} maxLength={4000} rows={3} />
          )}
          {page.corrections.length > 0 && <p className="muted">Ký là ký số đã chốt; các thay đổi sau chốt vẫn hiện riêng.</p>}
          <p className="form-actions">
            {may.sign && page.breaches.length === 0 && <Button name="viec" value="ky">Ký và gửi báo cáo</Button>}
            {may.prepare && <Button name="viec" value="luu" kind={may.sign ? 'ghost' : 'main'}>Lưu nhận xét</Button>}
          </p>
        </PostForm>
      </section>
    )
  }
  if (may.receive) {
    return (
      <section className="panel">
        <h2>Tiếp nhận</h2>
        <Words page={page} />
        <PostForm reply={reply} label="Tiếp nhận hoặc trả lại báo cáo">
          <input type="hidden" name="seq" value={page.seq} />
          <TextAreaField name="reason" label="Lý do trả lại, hoặc ghi chú khi tiếp nhận" optional maxLength={4000} rows={3} />
          <p className="form-actions">
            <Button name="viec" value="nhan">Tiếp nhận</Button>
            <Button name="viec" value="tra" kind="danger">Trả lại đơn vị</Button>
          </p>
        </PostForm>
      </section>
    )
  }
  return (
    <section className="panel">
      <h2>Lời của đơn vị</h2>
      {page.comment === '' && page.explanation === '' ? <p className="muted">Chưa có nhận xét.</p> : <Words page={page} />}
      {page.stateHash !== null && <p className="small muted">Dấu kiểm của bản đã ký: <span className="mono report-hash">{page.stateHash}</span></p>}
      {may.urge && (
        <PostForm reply={reply} label="Đôn đốc đơn vị">
          <input type="hidden" name="commandId" value={page.commandId} />
          <TextAreaField name="reason" label="Nội dung đôn đốc" hint="Để trống thì phiếu ghi câu thường dùng." optional maxLength={2000} rows={2} />
          <p className="form-actions"><Button name="viec" value="don-doc">Gửi phiếu đôn đốc</Button></p>
        </PostForm>
      )}
    </section>
  )
}
