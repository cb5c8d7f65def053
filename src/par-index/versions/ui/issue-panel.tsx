import { Button } from '#ui/button.tsx'
import { DayField } from '#ui/day-field.tsx'
import { TextAreaField, TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import type { VersionPage } from '../pages/version-page.ts'

type Props = { readonly page: VersionPage; readonly reply: FormReply | undefined }

/** What a leader does: issues a draft without faults, ends a set in use. */
export const IssuePanel = ({ page, reply }: Props) => {
  if (page.state === 'draft') {
    return (
      <section className="panel tight">
        <h2>Ban hành</h2>
        {page.faults.length > 0 ? (
          <p className="muted">Còn {page.faults.length} chỗ phải sửa nên chưa ban hành được.</p>
        ) : (
          <PostForm reply={reply} label="Ban hành bộ chỉ số">
            <input type="hidden" name="seq" value={page.seq} />
            <TextField name="number" label="Số quyết định" hint="Ví dụ 3012/QĐ-UBND" maxLength={100} />
            <DayField name="decidedOn" label="Ngày ký" defaultValue={page.today} />
            <p className="small muted">Ban hành xong thì không sửa được nữa. Bộ đang dùng cho cùng cấp, cùng năm sẽ hết hiệu lực từ ngày trước đó.</p>
            <Button name="viec" value="ban-hanh">Ban hành</Button>
          </PostForm>
        )}
      </section>
    )
  }
  if (page.state !== 'issued') return null
  return (
    <details className="more" open={reply !== undefined}>
      <summary>Cho hết hiệu lực</summary>
      <PostForm reply={reply} label="Cho bộ chỉ số hết hiệu lực">
        <input type="hidden" name="seq" value={page.seq} />
        <DayField name="lastDay" label="Ngày cuối còn dùng" defaultValue={page.today} />
        <TextAreaField name="reason" label="Lý do" rows={2} maxLength={500} />
        <p className="small muted">Không mở đợt chấm mới bằng bộ này nữa; đợt đang làm giữ nguyên.</p>
        <Button kind="danger" name="viec" value="het-hieu-luc">Cho hết hiệu lực</Button>
      </PostForm>
    </details>
  )
}
