import { AddressFields } from '#ui/address-fields.tsx'
import { Button } from '#ui/button.tsx'
import { RadioCards } from '#ui/choice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { StepProps } from './draft-steps.tsx'
import { SaveLater } from './save-later.tsx'
import { HANDING_CHOICES } from './words.ts'

/** How what is promised on paper comes to the desk: brought, or fetched at home by the post. */
export const HandingStep = ({ view: { papersBy, papers }, reply }: StepProps<'handing'>) => (
  <PostForm reply={reply} label="Giấy tờ bản giấy">
    <p>Bạn đã chọn nộp bản giấy:</p>
    <ul>
      {papers.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
    <RadioCards name="papersBy" legend="Giấy tờ đến nơi tiếp nhận bằng cách nào?" choices={HANDING_CHOICES} defaultValue={papersBy} />
    <div className="form-actions">
      <Button>Tiếp tục</Button>
      <SaveLater />
    </div>
  </PostForm>
)

const WORDS = {
  address: {
    label: 'Địa chỉ nhận',
    explained: 'Bạn đổi được địa chỉ cho tới khi kết quả được bàn giao cho bưu chính. Cước trả cho bưu chính theo bảng giá của bưu chính.',
    person: 'Người nhận',
  },
  collection: {
    label: 'Địa chỉ lấy giấy tờ',
    explained: 'Gửi hồ sơ xong, bưu chính được báo ngay và gọi cho bạn trước khi đến. Cước trả cho bưu chính theo bảng giá của bưu chính.',
    person: 'Người giao giấy tờ',
  },
} as const

/** Where the post brings the result, or fetches the papers. */
export const AddressStep = ({ view: { kind, known, places, changeHref }, reply }: StepProps<'address' | 'collection'>) => (
  <PostForm reply={reply} label={WORDS[kind].label}>
    {changeHref === null ? (
      <>
        <p className="muted">{WORDS[kind].explained}</p>
        <AddressFields known={known} places={places} person={WORDS[kind].person} />
      </>
    ) : (
      <p>
        Bưu chính đã có địa chỉ của hồ sơ này. <a href={changeHref}>Xem hoặc đổi địa chỉ</a>
      </p>
    )}
    <div className="form-actions">
      <Button>Tiếp tục</Button>
      <SaveLater />
    </div>
  </PostForm>
)
