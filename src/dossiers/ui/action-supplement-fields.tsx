import { DayField } from '#ui/day-field.tsx'
import { TextAreaField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import type { ActionForm } from '../pages/action-form.ts'
import { PaperFields } from './action-row-fields.tsx'
import { Reason } from './reason-fields.tsx'

export const SupplementFields = ({ repeatedSupplement, missingPapers }: ActionForm) => (
  <>
    {repeatedSupplement === null ? (
      <Notice tone="warning">Chỉ được yêu cầu bổ sung một lần: ghi đủ mọi giấy tờ còn thiếu và mọi chỗ phải sửa.</Notice>
    ) : (
      <Notice tone="warning" title={`Hồ sơ đã được yêu cầu bổ sung ${repeatedSupplement.count} lần`}>
        Yêu cầu thêm phải do lãnh đạo cho phép và có căn cứ pháp luật; theo bộ chỉ số quốc gia hồ sơ sẽ bị tính là quá hạn.
        {!repeatedSupplement.byLeader && ' Bạn không có quyền này, hãy trình lãnh đạo.'}
      </Notice>
    )}
    <RequestedFields missingPapers={missingPapers} />
    <Reason hint="Vì sao cần bổ sung" />
    <DayField name="answerDueOn" label="Người dân bổ sung trước ngày" />
    {repeatedSupplement !== null && (
      <TextField name="exceptionBasis" label="Căn cứ cho phép yêu cầu thêm" hint="Lãnh đạo ghi điều khoản và số văn bản" maxLength={500} />
    )}
  </>
)

/** Everything that can be asked of a citizen, each kind in its own box, so that their page asks for exactly that. */
const RequestedFields = ({ missingPapers }: Pick<ActionForm, 'missingPapers'>) => (
  <>
    <TextAreaField
      name="items"
      label="Giấy tờ còn thiếu"
      hint="Mỗi dòng một giấy tờ, người dân đọc đúng như bạn ghi. Số bản ghi ở cuối dòng: (1 bản chính, 2 bản sao); giấy tờ của thủ tục tự có số bản"
      rows={4}
      defaultValue={missingPapers.join('\n')}
    />
    <details className="more">
      <summary>Yêu cầu khác: sửa thông tin, trả lời câu hỏi, nộp tiền</summary>
      <TextAreaField name="corrections" label="Thông tin phải sửa" hint="Mỗi dòng một chỗ: sai ở đâu, sửa thế nào" optional rows={3} />
      <TextAreaField name="questions" label="Câu hỏi cần trả lời" hint="Mỗi dòng một câu" optional rows={3} />
      <div className="pair">
        <TextField name="fee" label="Khoản phải nộp" hint="Khoản thu thêm, ngoài phí đã tính khi tiếp nhận: tên khoản, theo quy định nào" optional maxLength={500} />
        <TextField name="feeAmount" label="Số tiền" hint="đồng" optional inputMode="numeric" />
      </div>
    </details>
  </>
)

export const CompletionFields = ({ missingPapers }: ActionForm) => (
  <>
    <Notice>
      Hồ sơ chưa được tiếp nhận nên đây không phải lần yêu cầu bổ sung theo luật. Ghi đủ mọi thứ một lần; người nộp sửa và gửi lại, một cửa có
      8 giờ làm việc mới để trả lời.
    </Notice>
    <RequestedFields missingPapers={missingPapers} />
    <Reason hint="Vì sao chưa tiếp nhận được" />
    <DayField name="answerDueOn" label="Hoàn thiện trước ngày" />
  </>
)

export const ReceivedFields = (form: ActionForm) => (
  <>
    {form.requestedItems.length > 0 && (
      <div className="note info small">
        <span className="note-mark" aria-hidden="true" />
        <div>
          <b className="note-title">Đã yêu cầu bổ sung</b>
          <ol className="plain">
            {form.requestedItems.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
        </div>
      </div>
    )}
    <PaperFields {...form} />
  </>
)
