import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Button } from '#ui/button.tsx'
import { Checkbox, RadioCards } from '#ui/choice.tsx'
import { formatSpokenMoment } from '#ui/dates.ts'
import { Field, SelectField, TextAreaField, TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import type { PetitionDeedName } from '../domain/command.ts'
import type { PetitionScreen } from '../pages/petition-view.ts'

type Deed = { readonly viec: string; readonly deed: PetitionDeedName; readonly title: string; readonly button: string; readonly fields?: (screen: PetitionScreen) => ReactNode; readonly effect?: (screen: PetitionScreen) => ReactNode }

const WORDS = 5_000

/** The deeds of the page in the order in which they are usually due; the first one that may be done is open. */
const DEEDS: readonly Deed[] = [
  {
    viec: 'duyet', deed: 'approveAnswer', title: 'Duyệt và gửi trả lời', button: 'Duyệt, gửi người phản ánh',
    fields: ({ draft }) => draft !== null && <p className="as-written">{draft.text}</p>,
    effect: ({ publishDays }) => `Dừng thời hạn trả lời; bắt đầu ${publishDays} ngày làm việc để công khai. Người gửi được báo ngay.`,
  },
  { viec: 'cong-khai', deed: 'publish', title: 'Kiểm tra và công khai', button: 'Công khai', fields: (screen) => <PublishFields screen={screen} />, effect: () => 'Bạn là người thứ hai đọc. Sau khi công khai, ai cũng xem được.' },
  { viec: 'phan-loai', deed: 'classify', title: 'Phân loại', button: 'Lưu phân loại', fields: (screen) => <ClassifyFields screen={screen} /> },
  {
    viec: 'du-thao', deed: 'draftAnswer', title: 'Dự thảo trả lời', button: 'Trình lãnh đạo duyệt',
    fields: ({ draft }) => <TextAreaField name="text" label="Câu trả lời gửi người phản ánh" rows={8} maxLength={WORDS} defaultValue={draft?.text} />,
  },
  {
    viec: 'che-du-lieu', deed: 'preparePublication', title: 'Che dữ liệu cá nhân để công khai', button: 'Chuyển người thứ hai kiểm tra',
    fields: ({ publicWords }) => publicWords !== null && (
      <>
        <TextField name="subject" label="Tiêu đề công khai" defaultValue={publicWords.subject} maxLength={200} />
        <TextAreaField name="question" label="Nội dung phản ánh" rows={6} defaultValue={publicWords.question} maxLength={WORDS} />
        <TextAreaField name="answer" label="Câu trả lời" rows={6} defaultValue={publicWords.answer} maxLength={WORDS} />
      </>
    ),
    effect: () => 'Máy đã thay những chỗ giống dữ liệu cá nhân. Đọc lại: tên, chức vụ, tình tiết vẫn có thể làm lộ người.',
  },
  { viec: 'tra-du-thao', deed: 'returnDraft', title: 'Trả lại dự thảo', button: 'Trả lại', fields: () => <TextAreaField name="words" label="Cần sửa gì" rows={3} maxLength={WORDS} /> },
  { viec: 'tra-cong-khai', deed: 'returnPublication', title: 'Trả lại bản công khai', button: 'Trả lại', fields: () => <TextAreaField name="reason" label="Còn sót gì" rows={2} maxLength={WORDS} /> },
  {
    viec: 'khong-cong-khai', deed: 'declinePublication', title: 'Không công khai', button: 'Không công khai',
    fields: () => <TextAreaField name="reason" label="Vì sao" hint="Ví dụ nội dung gắn với một cá nhân, che rồi vẫn nhận ra" rows={2} maxLength={WORDS} />,
  },
  { viec: 'go', deed: 'withdrawPublication', title: 'Gỡ bản đã công khai', button: 'Gỡ khỏi trang công khai', fields: () => <TextAreaField name="reason" label="Vì sao" rows={2} maxLength={WORDS} /> },
  { viec: 'giao', deed: 'assign', title: 'Giao người xử lý', button: 'Giao', fields: ({ choices }) => <SelectField name="staffId" label="Giao cho" options={choices.staff} placeholder="Chọn người" /> },
  {
    viec: 'hoi-them', deed: 'askMore', title: 'Yêu cầu bổ sung', button: 'Gửi yêu cầu', fields: () => <TextAreaField name="words" label="Cần người gửi cho biết gì" rows={3} maxLength={WORDS} />,
    effect: ({ windows }) => `Thời hạn trả lời dừng tới khi người gửi bổ sung. Hỏi thêm đúng hạn là trước ${formatSpokenMoment(windows.ask)}.`,
  },
  {
    viec: 'chuyen', deed: 'transfer', title: 'Chuyển cơ quan có thẩm quyền', button: 'Chuyển',
    fields: ({ choices }) => (
      <>
        <SelectField name="unitId" label="Chuyển đến" options={choices.agencies} placeholder="Chọn cơ quan" />
        <TextAreaField name="words" label="Lý do chuyển" rows={2} maxLength={WORDS} />
      </>
    ),
    effect: () => 'Cơ quan nhận có thời hạn trả lời tính từ hôm nay. Lần trễ đã có vẫn của cơ quan đang giữ.',
  },
  {
    viec: 'tu-choi', deed: 'refuse', title: 'Không tiếp nhận', button: 'Không tiếp nhận',
    fields: ({ choices }) => (
      <>
        <SelectField name="reason" label="Lý do" options={choices.reasons} placeholder="Chọn lý do" />
        <TextAreaField name="words" label="Nói rõ với người gửi" rows={3} maxLength={WORDS} />
      </>
    ),
    effect: ({ windows }) => `Từ chối đúng hạn là trước ${formatSpokenMoment(windows.refuse)}. Người gửi được báo lý do.`,
  },
  {
    viec: 'huong-dan', deed: 'route', title: 'Hướng dẫn sang quy trình khác', button: 'Hướng dẫn',
    fields: ({ choices }) => (
      <>
        <RadioCards name="route" legend="Nội dung là" choices={choices.routes.map(({ value, label, notice }) => ({ value, label, hint: notice }))} />
        <TextAreaField name="words" label="Gửi đơn ở đâu, cho ai" rows={3} maxLength={WORDS} />
      </>
    ),
    effect: () => 'Kết thúc ở đây; người gửi được báo vì sao và gửi đơn ở đâu.',
  },
  { viec: 'lap-lai', deed: 'markRepeat', title: 'Đánh dấu lặp lại', button: 'Đánh dấu lặp lại', fields: () => <TextField name="of" label="Mã phản ánh trước" code maxLength={60} autoComplete="off" /> },
]

/** What stands in the place of a mark that is there. */
const UNMARK: Deed = { viec: 'bo-dau-lap-lai', deed: 'markRepeat', title: 'Bỏ đánh dấu lặp lại', button: 'Bỏ đánh dấu' }

/** Deeds that are offered, never pressed upon anybody. */
const NEVER_FIRST: ReadonlySet<PetitionDeedName> = new Set(['markRepeat', 'withdrawPublication', 'assign', 'refuse', 'supplement'])

type ActionsProps = { readonly screen: PetitionScreen; readonly reply: FormReply | undefined; readonly chosen: string }

/** What the officer may do now: one form is open, the others are a click away. */
export const PetitionActions = ({ screen, reply, chosen }: ActionsProps) => {
  const possible = DEEDS.filter(({ deed }) => screen.may.includes(deed)).map((one) => (one.deed === 'markRepeat' && screen.repeatOf !== null ? UNMARK : one))
  const open = possible.find(({ viec }) => viec === chosen) ?? possible.find(({ deed }) => !NEVER_FIRST.has(deed))
  const others = possible.filter(({ viec }) => viec !== open?.viec)
  if (possible.length === 0) return null
  return (
    <section className="stack tight" aria-label="Việc có thể làm" id="viec">
      {open !== undefined && (
        <div className="panel">
          <h2>{open.deed === 'classify' && screen.isClassified ? 'Phân loại lại' : open.title}</h2>
          <PostForm reply={reply} label={open.title} key={open.viec}>
            <input type="hidden" name="viec" value={open.viec} />
            <input type="hidden" name="commandId" value={screen.commandId} />
            <input type="hidden" name="seq" value={screen.seq} />
            {open.fields?.(screen)}
            {open.effect !== undefined && <p className="small muted">{open.effect(screen)}</p>}
            <Button>{open.button}</Button>
          </PostForm>
        </div>
      )}
      {others.length > 0 && (
        <nav aria-label="Việc khác">
          <ul className="filters">
            {others.map(({ viec, title }) => <li key={viec}><Link to={`?viec=${viec}`} preventScrollReset>{title}</Link></li>)}
          </ul>
        </nav>
      )}
    </section>
  )
}

const ClassifyFields = ({ screen }: { readonly screen: PetitionScreen }) => (
  <>
    <RadioCards name="class" legend="Phản ánh về" defaultValue={screen.about} choices={screen.choices.classes.map(({ value, label }) => ({ value, label }))} />
    <Field name="aboutStaffId" label="Nếu về hành vi cán bộ: người bị phản ánh" optional hint="Giữ Ctrl để chọn nhiều người. Người này sẽ không xem và không xử lý được phản ánh">
      {({ defaultValue: _, ...box }) => (
        <select multiple size={4} {...box}>
          {screen.choices.staff.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
        </select>
      )}
    </Field>
  </>
)

const PublishFields = ({ screen }: { readonly screen: PetitionScreen }) => (
  <>
    {screen.publicWords !== null && (
      <div className="stack tight">
        <p><b>{screen.publicWords.subject}</b></p>
        <p className="as-written">{screen.publicWords.question}</p>
        <p className="as-written"><b>Trả lời: </b>{screen.publicWords.answer}</p>
      </div>
    )}
    {screen.leftovers.length > 0 && (
      <Checkbox name="isChecked" label={`Tôi đã xem những chỗ giống dữ liệu cá nhân: ${screen.leftovers.join('; ')}`} hint="Chúng không làm lộ ai, và tôi chịu trách nhiệm" />
    )}
  </>
)
