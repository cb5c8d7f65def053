import { Button } from '#ui/button.tsx'
import { TextAreaField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import type { TaskPage } from '../pages/task-page.ts'

type Props = { readonly page: TaskPage; readonly reply: FormReply | undefined }

/** A report that says that the task has ended, for whoever gave it; everybody else reads that it waits. */
export const ConfirmPanel = ({ page, reply }: Props) => {
  if (!page.may.confirm) return <Notice>Đơn vị chủ trì đã báo cáo kết thúc, đang chờ {page.line.assignerName} xác nhận. Thời gian chờ không tính là trễ hạn.</Notice>
  if (page.claim?.isOwn === true) return <Notice tone="warning">Báo cáo đang chờ xác nhận do chính bạn gửi: người khác ở đơn vị giao phải xác nhận.</Notice>
  return (
    <section className="panel">
      <h2>Xác nhận kết quả</h2>
      <PostForm reply={reply} label="Xác nhận hoặc trả lại báo cáo">
        <input type="hidden" name="seq" value={page.seq} />
        <p>Đơn vị chủ trì đã báo cáo kết thúc. Xem báo cáo và minh chứng bên dưới trước khi xác nhận.</p>
        <TextAreaField name="reason" label="Ý kiến khi xác nhận, hoặc lý do trả lại" optional rows={2} maxLength={4_000} />
        <p className="form-actions">
          <Button name="viec" value="xac-nhan">Xác nhận</Button>
          <Button name="viec" value="tra-lai" kind="danger">Trả lại</Button>
        </p>
      </PostForm>
    </section>
  )
}

/** What is done rarely: urging, taking back, opening again. */
export const OtherActions = ({ page, reply }: Props) => {
  const { urge, cancel, reopen } = page.may
  if (!urge && !cancel && !reopen) return null
  const isOpen = (reply !== undefined && page.claim === null) || (urge && page.line.standing === 'overdue')
  return (
    <details className="more" open={isOpen}>
      <summary>Đôn đốc, rút hoặc mở lại</summary>
      <PostForm reply={page.claim === null ? reply : undefined} label="Đôn đốc, rút hoặc mở lại nhiệm vụ">
        <input type="hidden" name="seq" value={page.seq} />
        <input type="hidden" name="commandId" value={page.commandId} />
        <TextAreaField name="reason" label="Nội dung đôn đốc, hoặc lý do" rows={2} maxLength={2_000} />
        <p className="form-actions">
          {urge && <Button name="viec" value="don-doc">Đôn đốc</Button>}
          {reopen && <Button name="viec" value="mo-lai" kind="ghost">Mở lại</Button>}
          {cancel && <Button name="viec" value="rut" kind="danger">Rút nhiệm vụ</Button>}
        </p>
      </PostForm>
    </details>
  )
}
