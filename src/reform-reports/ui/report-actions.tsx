import { Button } from '#ui/button.tsx'
import { TextAreaField, TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import type { ReportPage } from '../pages/report-page.ts'

type Props = { readonly page: ReportPage; readonly reply: FormReply | undefined }

const Submit = ({ page, reply }: Props) => (
  <section className="panel">
    <h2>Trình lãnh đạo</h2>
    <PostForm reply={reply} label="Trình lãnh đạo">
      <input type="hidden" name="seq" value={page.seq} />
      {(page.findings.some(({ tone }) => tone === 'error') || page.explanation !== '' || reply?.errors['explanation'] !== undefined) && (
        <TextAreaField name="explanation" label="Giải thích chỗ số liệu không khớp" optional rows={3} maxLength={4_000} defaultValue={page.explanation} />
      )}
      <p className="form-actions"><Button name="viec" value="trinh">Trình lãnh đạo ký</Button></p>
    </PostForm>
  </section>
)

const Sign = ({ page, reply }: Props) => (
  <section className="panel">
    <h2>Ký báo cáo</h2>
    <p className="muted">Ký là ký đúng nội dung và số liệu đang thấy. Sau khi ký không ai sửa được; muốn sửa thì trả lại trước.</p>
    <PostForm reply={reply} label="Ký hoặc trả lại để sửa">
      <input type="hidden" name="seq" value={page.seq} />
      <TextAreaField name="reason" label="Lý do trả lại để sửa" optional rows={2} maxLength={2_000} />
      <p className="form-actions">
        <Button name="viec" value="ky">Ký báo cáo</Button>
        <Button name="viec" value="tra-sua" kind="ghost">Trả lại để sửa</Button>
      </p>
    </PostForm>
  </section>
)

const Send = ({ page, reply }: Props) => (
  <section className="panel">
    <h2>Gửi báo cáo</h2>
    <PostForm reply={reply} label="Gửi báo cáo">
      <input type="hidden" name="seq" value={page.seq} />
      <div className="pair">
        <TextField name="number" label="Số, ký hiệu văn bản" hint="Ví dụ 125/BC-UBND" width={20} maxLength={60} defaultValue={page.documentNumber ?? ''} />
        <TextField name="on" type="date" label="Ngày văn bản" width={20} defaultValue={page.documentOn ?? page.today} />
      </div>
      <p className="form-actions"><Button name="viec" value="gui">Gửi báo cáo</Button></p>
    </PostForm>
  </section>
)

const Receive = ({ page, reply }: Props) => (
  <section className="panel">
    <h2>Tiếp nhận</h2>
    {page.explanation !== '' && <p><b>Giải thích của đơn vị:</b> {page.explanation}</p>}
    <PostForm reply={reply} label="Tiếp nhận hoặc trả lại báo cáo">
      <input type="hidden" name="seq" value={page.seq} />
      <TextAreaField name="reason" label="Lý do trả lại, hoặc ghi chú khi tiếp nhận" optional rows={3} maxLength={4_000} />
      <p className="form-actions">
        <Button name="viec" value="nhan">Tiếp nhận</Button>
        <Button name="viec" value="tra" kind="danger">Trả lại đơn vị</Button>
      </p>
    </PostForm>
  </section>
)

const Urge = ({ page, reply }: Props) => (
  <section className="panel">
    <h2>Đôn đốc</h2>
    <PostForm reply={reply} label="Đôn đốc đơn vị">
      <input type="hidden" name="seq" value={page.seq} />
      <TextAreaField name="reason" label="Nội dung đôn đốc" optional rows={2} maxLength={2_000} />
      <p className="form-actions"><Button name="viec" value="don-doc">Gửi phiếu đôn đốc</Button></p>
    </PostForm>
  </section>
)

/** What the actor may do with the report now. */
export const ReportActions = ({ page, reply }: Props) => {
  const { may } = page
  return (
    <>
      {may.submit && <Submit page={page} reply={reply} />}
      {may.sign && <Sign page={page} reply={reply} />}
      {may.send && <Send page={page} reply={reply} />}
      {may.receive && <Receive page={page} reply={reply} />}
      {may.urge && <Urge page={page} reply={reply} />}
    </>
  )
}
