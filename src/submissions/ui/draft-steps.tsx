import { Button } from '#ui/button.tsx'
import { RadioCards } from '#ui/choice.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import { formatBirthDate } from '#kernel/birth-date.ts'
import type { SubmitterField } from '../domain/draft.ts'
import type { StepView } from '../pages/draft-page.ts'
import { SaveLater } from './save-later.tsx'
import { DELIVERY_CHOICES, SUBMITTER_WORDS } from './words.ts'

export type StepProps<Kind extends StepView['kind']> = { readonly view: Extract<StepView, { kind: Kind }>; readonly reply: FormReply | undefined }

const FROM_ACCOUNT = 'lấy từ tài khoản của bạn'

/** Who hands it in; what the account knows stands there already and says so. */
export const SubmitterStep = ({ view: { submitter, known, fixed, principalName }, reply }: StepProps<'submitter'>) => {
  const from = (field: SubmitterField, hint?: string): { hint?: string } => {
    const words = [hint, known.includes(field) ? FROM_ACCOUNT : undefined].filter(Boolean).join('; ')
    return words === '' ? {} : { hint: words }
  }
  const shown = (field: SubmitterField): string => {
    const value = submitter[field] ?? ''
    return field === 'birthDate' ? formatBirthDate(value) : value
  }
  const isFixed = (field: SubmitterField): boolean => fixed.includes(field)
  return (
    <>
      {principalName !== null && (
        <Notice>
          Bạn nộp thay <b>{principalName}</b>. Dưới đây là thông tin của chính bạn, người nộp.
        </Notice>
      )}
      <PostForm reply={reply} label="Người nộp">
        {(['name', 'identityNumber', 'birthDate'] as const).filter(isFixed).map((field) => (
          <p className="proved" key={field}>
            <span className="muted">{SUBMITTER_WORDS[field]}</span> <b>{shown(field)}</b>{' '}
            <span className="small muted">theo định danh điện tử</span>
            <input type="hidden" name={field} value={shown(field)} />
          </p>
        ))}
        {!isFixed('name') && <TextField name="name" label="Họ và tên" {...from('name', 'Như trên căn cước')} autoComplete="name" defaultValue={shown('name')} />}
        {!isFixed('identityNumber') && (
          <TextField name="identityNumber" label="Số định danh" {...from('identityNumber', '12 chữ số trên căn cước')} inputMode="numeric" width={20} defaultValue={shown('identityNumber')} />
        )}
        {!isFixed('birthDate') && (
          <TextField name="birthDate" label="Ngày sinh" {...from('birthDate', 'Ví dụ 12/3/1993')} autoComplete="bday" width={20} defaultValue={shown('birthDate')} />
        )}
        <TextField name="address" label="Nơi ở hiện nay" {...from('address', 'Số nhà, thôn hoặc phố, xã, tỉnh')} optional autoComplete="street-address" defaultValue={shown('address')} />
        <TextField name="phone" label="Điện thoại" {...from('phone', 'Một cửa gọi khi cần')} type="tel" autoComplete="tel" width={20} defaultValue={shown('phone')} />
        <TextField name="email" label="Thư điện tử" {...from('email')} optional type="email" autoComplete="email" defaultValue={shown('email')} />
        <div className="form-actions">
          <Button>Tiếp tục</Button>
          <SaveLater />
        </div>
      </PostForm>
    </>
  )
}

const MANY_PLACES = 6

/** The desk that takes it in, and which case it is when the procedure has several. */
export const PlaceStep = ({ view: { places, receivingUnitId, cases, caseId }, reply }: StepProps<'place'>) => (
  <PostForm reply={reply} label="Nộp ở đâu">
    {places.length === 0 && <Notice tone="warning">Hiện chưa nơi nào nhận thủ tục này trực tuyến. Bản nháp của bạn vẫn được giữ.</Notice>}
    {places.length > 0 && places.length <= MANY_PLACES && (
      <RadioCards
        name="receivingUnitId"
        legend="Nơi tiếp nhận"
        choices={places.map(({ id, name, address }) => ({ value: id, label: name, ...(address !== null && { hint: address }) }))}
        defaultValue={receivingUnitId ?? undefined}
      />
    )}
    {places.length > MANY_PLACES && (
      <SelectField
        name="receivingUnitId"
        label="Nơi tiếp nhận"
        hint="Chọn xã, phường nơi bạn muốn nộp; trong tỉnh nộp ở đâu cũng được"
        placeholder="Chọn nơi tiếp nhận"
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={receivingUnitId ?? undefined}
      />
    )}
    {cases.length > 1 && (
      <RadioCards name="caseId" legend="Trường hợp của bạn" choices={cases.map(({ id, label }) => ({ value: id, label }))} defaultValue={caseId} />
    )}
    <div className="form-actions">
      <Button>Tiếp tục</Button>
      <SaveLater />
    </div>
  </PostForm>
)

export const DeliveryStep = ({ view: { delivery }, reply }: StepProps<'delivery'>) => (
  <PostForm reply={reply} label="Nhận kết quả">
    <RadioCards name="delivery" legend="Bạn muốn nhận kết quả thế nào?" choices={DELIVERY_CHOICES} defaultValue={delivery} />
    <div className="form-actions">
      <Button>Tiếp tục</Button>
      <SaveLater />
    </div>
  </PostForm>
)
