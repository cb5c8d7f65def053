import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { TextAreaField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { ThreadEntry } from '../own/thread.ts'
import { ThreadEntries } from './thread-entries.tsx'

type ThreadTabProps = {
  readonly thread: readonly ThreadEntry[]
  readonly messageId: string
  readonly hasCitizen: boolean
  readonly message: string | null
}

/** The exchange with the citizen; it never moves the clock. */
export const ThreadTab = ({ thread, messageId, hasCitizen, message }: ThreadTabProps) => (
  <div className="tab-pad stack">
    {message !== null && <Notice tone="error">{message}</Notice>}
    {thread.length === 0 && (
      <EmptyState title="Chưa có trao đổi">
        <p>{hasCitizen ? 'Câu hỏi của người nộp và trả lời của bạn nằm ở đây.' : 'Hồ sơ nộp tại quầy: người nộp chỉ đọc được khi đã gắn hồ sơ vào tài khoản của họ.'}</p>
      </EmptyState>
    )}
    <ThreadEntries entries={thread} side="staff" />
    <PostForm label="Trả lời người nộp">
      <input type="hidden" name="messageId" value={messageId} />
      <TextAreaField name="message" label="Trả lời người nộp" hint="Trao đổi không làm thời hạn dừng; cần bổ sung giấy tờ thì dùng “Yêu cầu bổ sung”" rows={3} maxLength={2000} />
      <Button kind="ghost" name="do" value="reply">Gửi</Button>
    </PostForm>
  </div>
)
