import { Button } from '#ui/button.tsx'
import { SelectField, TextAreaField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { Code } from '#ui/values.tsx'
import type { UrgeReply } from '../pages/urge-form.ts'

const USUAL = 'Đề nghị giải quyết ngay; báo cáo lý do chậm, việc sẽ làm và ngày hoàn thành.'

/** What is asked and of whom, for the ticked rows of the surrounding form. */
export const UrgeBar = ({ directive }: { readonly directive: string | undefined }) => (
  <div className="bulk urge">
    <TextAreaField name="directive" label="Yêu cầu trong phiếu đôn đốc" rows={2} maxLength={2_000} defaultValue={directive ?? USUAL} />
    <SelectField
      name="to"
      label="Gửi cho"
      options={[
        { value: 'holder', label: 'Người đang giữ' },
        { value: 'unit', label: 'Cả đơn vị đang giữ' },
      ]}
    />
    <Button>Đôn đốc hồ sơ đã đánh dấu</Button>
  </div>
)

/** What became of it. */
export const UrgeOutcome = ({ reply }: { readonly reply: UrgeReply }) => (
  <div role="status" className="stack">
    {reply.message !== null && <Notice tone="error">{reply.message}</Notice>}
    {reply.done > 0 && <Notice tone="done">Đã gửi {reply.done} phiếu đôn đốc. Trả lời sẽ hiện ở mục Phiếu đôn đốc.</Notice>}
    {reply.refused.length > 0 && (
      <Notice tone="warning" title={`${reply.refused.length} hồ sơ chưa đôn đốc được`}>
        <ul className="plain">
          {reply.refused.map((one) => (
            <li key={one.key}>
              {one.code !== null && <Code>{one.code}</Code>} {one.why}
            </li>
          ))}
        </ul>
      </Notice>
    )}
  </div>
)
