import { Button } from '#ui/button.tsx'
import { SelectField, TextAreaField, TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import type { RoundPage } from '../pages/round-page.ts'

type Props = { readonly page: RoundPage; readonly reply: FormReply | undefined }

/** The answer belongs to the form that was sent: one button, one form. */
const ofForm = (reply: FormReply | undefined, work: string): FormReply | undefined => (reply?.values['viec'] === work ? reply : undefined)

/** What the actor may do with the round as a whole. */
export const RoundActions = ({ page, reply }: Props) => {
  const { may } = page
  if (!Object.values(may).some(Boolean) && page.surveys.length === 0) return null
  return (
    <section className="panel dense" aria-label="Việc của đợt chấm">
      <h2>Việc của đợt chấm</h2>
      {may.freeze && (
        <PostForm reply={ofForm(reply, 'chot')} label="Chốt số liệu hệ thống">
          <p>Chốt một lần cho mọi đơn vị; sau đó không ai sửa được, chỉ khiếu nại có minh chứng.</p>
          <input type="hidden" name="viec" value="chot" />
          <Button>Chốt số liệu hệ thống</Button>
        </PostForm>
      )}
      {may.publish && (
        <PostForm reply={ofForm(reply, 'cong-bo')} label="Công bố">
          <p>Ai cũng xem được điểm, hạng và xếp loại của mọi đơn vị.</p>
          <input type="hidden" name="viec" value="cong-bo" />
          <Button>Công bố kết quả</Button>
        </PostForm>
      )}
      {page.surveys.length > 0 && (
        <details open={ofForm(reply, 'dieu-tra') !== undefined}>
          <summary>Lấy kết quả điều tra</summary>
          <PostForm reply={ofForm(reply, 'dieu-tra')} label="Lấy kết quả điều tra">
            <input type="hidden" name="viec" value="dieu-tra" />
            <SelectField name="cuoc" label="Cuộc điều tra đã kết thúc" options={page.surveys.map(({ id, name }) => ({ value: id, label: name }))} placeholder="Chọn cuộc điều tra" />
            <Button kind="ghost">Lấy kết quả cho mọi phiếu</Button>
          </PostForm>
        </details>
      )}
      {may.decide && <Decide page={page} reply={ofForm(reply, 'quyet-dinh')} />}
      {may.extend && <Extend page={page} reply={ofForm(reply, 'gia-han')} />}
      {may.cancel && (
        <details open={ofForm(reply, 'huy') !== undefined}>
          <summary>Hủy đợt chấm mở nhầm</summary>
          <PostForm reply={ofForm(reply, 'huy')} label="Hủy đợt chấm">
            <input type="hidden" name="viec" value="huy" />
            <TextAreaField name="ly-do" label="Lý do hủy" rows={2} />
            <Button kind="danger">Hủy đợt chấm</Button>
          </PostForm>
        </details>
      )}
    </section>
  )
}

const Extend = ({ page, reply }: Props) => (
  <details open={reply !== undefined}>
    <summary>Gia hạn một bước</summary>
    <PostForm reply={reply} label="Gia hạn">
      <input type="hidden" name="viec" value="gia-han" />
      <SelectField name="buoc" label="Bước" options={page.stages.map(({ stage, name, until }) => ({ value: stage, label: `${name} (đang là ${until})` }))} />
      <TextField name="den" type="date" label="Đến hết ngày làm việc" width={20} />
      <TextAreaField name="ly-do" label="Lý do gia hạn" rows={2} />
      <Button kind="ghost">Gia hạn</Button>
    </PostForm>
  </details>
)

const Decide = ({ page, reply }: Props) => (
  <details open={reply !== undefined}>
    <summary>Quyết định công bố</summary>
    <PostForm reply={reply} label="Quyết định công bố">
      <p>Làm được khi cả {page.cards.length + page.hidden} phiếu đã qua thẩm định, giải trình và mọi tiêu chí có điểm. Sau đó điểm không đổi nữa.</p>
      <input type="hidden" name="viec" value="quyet-dinh" />
      <TextField name="so" label="Số quyết định" hint="Ví dụ 14/QĐ-UBND" width={20} />
      <TextField name="ngay" type="date" label="Ngày ký" width={20} />
      <TextField name="chuc-vu" label="Chức vụ người ký" hint="Ví dụ Chủ tịch" />
      <TextField name="nguoi-ky" label="Người ký" />
      <Button>Quyết định</Button>
    </PostForm>
  </details>
)
