import { Button } from '#ui/button.tsx'
import { RadioCards } from '#ui/choice.tsx'
import { TextAreaField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import type { Rated } from '../domain/rating.ts'

const SCALE = [
  { value: '5', label: 'Rất hài lòng' },
  { value: '4', label: 'Hài lòng' },
  { value: '3', label: 'Bình thường' },
  { value: '2', label: 'Không hài lòng' },
  { value: '1', label: 'Rất không hài lòng' },
] as const

/** The questions as people read them, on forms and beside figures. */
export const QUESTIONS = {
  reception: 'Tiếp nhận và hướng dẫn',
  time: 'Thời gian giải quyết',
  attitude: 'Thái độ phục vụ',
} satisfies Record<Rated, string>

type RatingFormProps = { readonly reply: FormReply | undefined; readonly action: string }

/** One rating: three scores, one yes or no, and what one wishes to say. */
export const RatingForm = ({ reply, action }: RatingFormProps) => (
  <PostForm reply={reply} action={action} label="Đánh giá phục vụ">
    {(['reception', 'time', 'attitude'] as const).map((name) => (
      <RadioCards key={name} name={name} legend={QUESTIONS[name]} choices={SCALE} inRow />
    ))}
    <RadioCards
      name="askedTwice"
      legend="Có phải nộp lại giấy tờ mà cơ quan đã có không?"
      choices={[{ value: 'no', label: 'Không' }, { value: 'yes', label: 'Có' }]}
      inRow
    />
    <TextAreaField name="comment" label="Góp ý thêm" hint="Đừng ghi tên, số điện thoại hay mã hồ sơ của bạn." optional rows={3} maxLength={2_000} />
    <Button>Gửi đánh giá</Button>
  </PostForm>
)
