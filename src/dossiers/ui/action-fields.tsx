import type { ReactNode } from 'react'
import { Checkbox, RadioCards } from '#ui/choice.tsx'
import { SelectField, TextAreaField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { Money } from '#ui/values.tsx'
import type { ActionForm } from '../pages/action-form.ts'
import { FEES_ASKED } from '../pages/fee-field.ts'
import type { PageAction } from './action-words.ts'
import { ConsultFields, CorrectionFields, PaperFields } from './action-row-fields.tsx'
import { CompletionFields, ReceivedFields, SupplementFields } from './action-supplement-fields.tsx'
import { FeeChoices } from './fee-choices.tsx'
import { FilesField } from '#ui/files-field.tsx'
import { ApologyFields, LatenessFields } from './lateness-fields.tsx'
import { Basis, Reason } from './reason-fields.tsx'
import { DELIVERY_WORDS, VOID_WORDS } from './words.ts'
import { holderLabel } from './work-words.ts'

type Fields = (form: ActionForm) => ReactNode

const NextSteps = ({ next }: Pick<ActionForm, 'next'>) =>
  next.length === 0 ? null : (
    <Notice>
      Hồ sơ sẽ sang {next.length > 1 ? 'cùng lúc các bước' : 'bước'}{' '}
      {next.map((step, i) => (
        <span key={step.name}>
          {i > 0 && '; '}
          <b>{step.name}</b> ({step.unitName})
        </span>
      ))}
      .
    </Notice>
  )

/** Who pays less by the papers that the desk has seen: stands as it was sent until it is changed. */
const RevisedFees = ({ fees: { options, ticked, feeDong } }: { readonly fees: NonNullable<ActionForm['fees']> }) => (
  <section aria-label="Phí, lệ phí">
    <input type="hidden" name={FEES_ASKED} value="on" />
    <p className="small">
      Phí, lệ phí đang tính: <b><Money dong={feeDong} /></b>. Đánh dấu lại nếu giấy tờ cho thấy khác; nộp thừa thì hệ thống lập đề nghị hoàn trả.
    </p>
    <FeeChoices options={options} ticked={ticked} />
  </section>
)

const EXTENSION_UNITS = {
  workingHour: 'giờ làm việc',
  halfDay: 'buổi làm việc',
  workingDay: 'ngày làm việc',
  calendarDay: 'ngày',
  month: 'tháng',
  sameDay: 'ngày',
} as const

const draftFields: Fields = ({ draft }) => (
  <>
    <RadioCards
      name="outcome"
      legend="Kết quả giải quyết"
      defaultValue={draft?.outcome}
      choices={[
        { value: 'GRANTED', label: 'Đồng ý giải quyết', hint: 'cấp giấy tờ người dân đề nghị' },
        { value: 'DENIED', label: 'Từ chối giải quyết', hint: 'không đủ điều kiện, có văn bản nêu rõ lý do và căn cứ' },
      ]}
      inRow
    />
    <TextAreaField
      name="summary"
      label="Nội dung kết quả"
      hint="Ghi ngắn gọn điều được cấp; nếu từ chối thì ghi lý do và căn cứ"
      maxLength={4000}
      defaultValue={draft?.summary}
    />
    <FilesField label="Tệp dự thảo" hint="PDF hoặc Word" />
  </>
)

/** The fields of each action's form; one without fields only asks to be confirmed. */
const FIELDS: { readonly [Action in PageAction]: Fields } = {
  accept: ({ fees }) => fees !== null && <RevisedFees fees={fees} />,
  rejectAtReception: () => <Reason hint="Người nộp đọc lý do này: ghi rõ chưa đúng ở đâu, phải làm gì" />,
  requestCompletion: (form) => <CompletionFields {...form} />,
  acceptStep: () => null,
  recallStep: () => <Notice>Bên nhận chưa nhận việc nên còn lấy lại được; hồ sơ trở về bước của bạn.</Notice>,
  assignStep: ({ holders, step }) => (
    <SelectField
      name="staffId"
      label="Người giải quyết"
      hint={step?.staffName ? `Đang giao cho ${step.staffName}` : 'Chưa giao cho ai, mọi người có vai trò này đều nhận được'}
      placeholder="Việc chung của đơn vị, ai nhận cũng được"
      options={holders.map(({ id, name, title, absentTo }) => ({
        value: id,
        label: holderLabel(title === null ? name : `${name} · ${title}`, absentTo),
      }))}
    />
  ),
  forward: ({ next }) => (
    <>
      <NextSteps next={next} />
      <TextAreaField name="note" label="Ghi chú cho bước sau" optional maxLength={4000} rows={3} />
    </>
  ),
  returnStep: ({ previous }) => (
    <>
      {previous.length > 1 ? (
        <RadioCards
          name="toStep"
          legend="Trả lại cho"
          choices={previous.map(({ no, name, staffName }) => ({ value: String(no), label: name, ...(staffName !== null && { hint: staffName }) }))}
        />
      ) : (
        previous[0] !== undefined && (
          <Notice>
            Hồ sơ trở lại bước <b>{previous[0].name}</b>
            {previous[0].staffName !== null && <> của {previous[0].staffName}</>}.
          </Notice>
        )
      )}
      <Reason hint="Ghi rõ phải sửa gì, người nhận lại đọc đúng như bạn ghi" />
    </>
  ),
  consult: (form) => <ConsultFields {...form} />,
  answerConsultation: ({ question }) => (
    <>
      {question !== null && <Notice title="Nội dung hỏi">{question}</Notice>}
      <TextAreaField name="opinion" label="Ý kiến của đơn vị" rows={6} maxLength={4000} />
      <FilesField label="Văn bản kèm theo" />
    </>
  ),
  closeConsultation: ({ question }) => (
    <>
      {question !== null && <Notice title="Nội dung đã hỏi">{question}</Notice>}
      <Basis hint="Vì sao không chờ nữa: hết hạn trả lời, văn bản nhắc, chỉ đạo của lãnh đạo" />
    </>
  ),
  requestSupplement: (form) => <SupplementFields {...form} />,
  receiveSupplement: (form) => <ReceivedFields {...form} />,
  lapseSupplement: () => (
    <TextAreaField name="decision" label="Quyết định" hint="Giải quyết tiếp theo hồ sơ đã có, hay từ chối, và vì sao" maxLength={4000} />
  ),
  suspend: () => (
    <>
      <Reason hint="Xác minh điều gì, ở đâu" />
      <Basis hint="Văn bản cho trừ thời gian này khỏi thời hạn" />
    </>
  ),
  resume: () => null,
  requireObligation: () => (
    <>
      <TextField name="amountDong" label="Số tiền phải nộp" hint="đồng" inputMode="numeric" width={20} />
      <Reason hint="Khoản gì, nộp ở đâu, theo thông báo nào" />
    </>
  ),
  meetObligation: () => <TextField name="evidence" label="Chứng từ đã nộp" hint="Số biên lai, mã giao dịch, ngày" maxLength={500} />,
  extend: ({ extension }) => (
    <>
      {extension !== null && (
        <Notice>
          Pháp luật cho gia hạn nhiều nhất {extension.maxCount} lần, mỗi lần không quá {extension.maxDuration.amount}{' '}
          {EXTENSION_UNITS[extension.maxDuration.unit]} ({extension.basis}).
        </Notice>
      )}
      <input type="hidden" name="duration.unit" value={extension?.maxDuration.unit ?? 'workingDay'} />
      <TextField
        name="duration.amount"
        label="Gia hạn thêm"
        hint={EXTENSION_UNITS[extension?.maxDuration.unit ?? 'workingDay']}
        inputMode="decimal"
        width={4}
      />
      <Reason hint="Người dân được thông báo đúng lý do này" />
      <Basis />
    </>
  ),
  draftResult: draftFields,
  approve: ({ draft, next }) => (
    <>
      {draft !== null && (
        <Notice title={draft.outcome === 'GRANTED' ? 'Dự thảo: đồng ý giải quyết' : 'Dự thảo: từ chối giải quyết'}>{draft.summary}</Notice>
      )}
      <NextSteps next={next} />
      <TextAreaField name="note" label="Ý kiến chỉ đạo" optional maxLength={4000} rows={3} />
    </>
  ),
  issue: ({ next, late }) => (
    <>
      <NextSteps next={next} />
      <TextField name="register" label="Sổ đăng ký" hint="Số tiếp theo của sổ này trong năm được cấp" defaultValue="GQ" width={10} maxLength={40} />
      <Checkbox
        name="deliver"
        label="Kết quả về một cửa ngay"
        hint="Bản điện tử, hoặc văn thư ngồi tại một cửa: thời điểm này là lúc giải quyết xong"
      />
      <LatenessFields choice={late} />
    </>
  ),
  finish: ({ late }) => (
    <>
      <Notice>Bản kết quả đã có ở một cửa. Đây là mốc để xét đúng hạn; trả cho người dân là việc sau.</Notice>
      <LatenessFields choice={late} />
    </>
  ),
  apologise: ({ apology }) => <ApologyFields choice={apology} />,
  handOver: ({ delivery }) => (
    <>
      <RadioCards
        name="delivery"
        legend="Cách trả"
        defaultValue={delivery}
        choices={Object.entries(DELIVERY_WORDS).map(([value, label]) => ({ value, label }))}
        inRow
      />
      <TextField name="receiver" label="Người nhận, giấy tờ đã đối chiếu" optional maxLength={250} />
    </>
  ),
  withdraw: ({ late }) => (
    <>
      <Reason hint="Theo đơn hoặc lời đề nghị của người nộp" />
      <LatenessFields choice={late} />
    </>
  ),
  terminate: ({ late }) => (
    <>
      <Reason hint="In trên thông báo dừng gửi người nộp" />
      <Basis />
      <LatenessFields choice={late} />
    </>
  ),
  correct: (form) => <CorrectionFields {...form} />,
  recordPapers: (form) => <PaperFields {...form} />,
  requestVoid: () => (
    <>
      <RadioCards name="kind" legend="Vì sao hủy" choices={Object.entries(VOID_WORDS).map(([value, label]) => ({ value, label }))} inRow />
      <Reason hint="Nhập trùng thì ghi mã hồ sơ kia" />
    </>
  ),
  approveVoid: () => <Notice tone="warning">Hồ sơ ra khỏi mọi số liệu nhưng vẫn có trong danh sách đã hủy; mã không bao giờ dùng lại.</Notice>,
  declineVoid: () => <Reason />,
  revokeResult: () => (
    <>
      <Reason hint="Kết quả sai ở đâu" />
      <TextField name="decision" label="Quyết định thu hồi" hint="Số, ngày, người ký" maxLength={500} />
    </>
  ),
  replaceResult: () => (
    <>
      <TextField name="register" label="Sổ đăng ký" hint="Số tiếp theo của sổ này trong năm được cấp" defaultValue="GQ" width={10} maxLength={40} />
      <FilesField label="Kết quả thay thế" />
    </>
  ),
}

export const ActionFields = ({ action, form }: { readonly action: PageAction; readonly form: ActionForm }) => <>{FIELDS[action](form)}</>

/** Actions whose forms may carry files. */
export const WITH_FILES: ReadonlySet<PageAction> = new Set<PageAction>([
  'answerConsultation',
  'receiveSupplement',
  'recordPapers',
  'draftResult',
  'replaceResult',
])
