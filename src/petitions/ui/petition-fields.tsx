import { TextAreaField, TextField } from '#ui/field.tsx'

/** Limits of boxes; the command holds the same. */
const LONGEST = { subject: 200, content: 5_000 } as const

/** What happened, in the words of whoever tells it. */
export const WordsFields = ({ dossierCode }: { readonly dossierCode?: string }) => (
  <>
    <TextField name="subject" label="Tiêu đề" hint="Một câu ngắn, ví dụ: Máy lấy số ở quầy hỏng" maxLength={LONGEST.subject} />
    <TextAreaField name="content" label="Nội dung" hint="Việc gì, ở đâu, lúc nào; bạn mong được giải quyết thế nào" rows={8} maxLength={LONGEST.content} />
    <TextField name="dossierCode" label="Mã hồ sơ liên quan" hint="Nếu nói về một hồ sơ; in trên giấy hẹn" optional code maxLength={60} autoComplete="off" defaultValue={dossierCode} />
  </>
)

type SenderFieldsProps = {
  /** Over the portal somebody must be reachable. */
  readonly mustReach: boolean
  readonly known?: { readonly name: string; readonly phone: string; readonly email: string }
}

/** Who tells it and how to reach them. */
export const SenderFields = ({ mustReach, known }: SenderFieldsProps) => (
  <>
    <TextField name="name" label="Họ và tên" autoComplete="name" maxLength={120} defaultValue={known?.name} />
    <TextField
      name="phone"
      label="Số điện thoại"
      hint={mustReach ? 'Cần số điện thoại hoặc thư điện tử để nhận trả lời' : 'Để báo kết quả'}
      type="tel"
      autoComplete="tel"
      maxLength={40}
      optional={!mustReach}
      defaultValue={known?.phone}
    />
    <TextField name="email" label="Thư điện tử" type="email" autoComplete="email" maxLength={254} optional defaultValue={known?.email} />
    <TextField name="address" label="Địa chỉ" autoComplete="street-address" maxLength={300} optional />
  </>
)
