import { Button } from '#ui/button.tsx'
import { TextAreaField, TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import type { PlanPage } from '../pages/plan-page.ts'
import { PlanFields } from './plan-fields.tsx'

type Props = { readonly page: PlanPage; readonly reply: FormReply | undefined }

/** What a draft and an issued plan still wait for. */
export const PlanActions = ({ page, reply }: Props) => {
  const { may } = page
  return (
    <>
      {may.issue && (
        <section className="panel">
          <h2>Ban hành</h2>
          <PostForm reply={reply} label="Ban hành kế hoạch">
            <input type="hidden" name="seq" value={page.seq} />
            <p>Từ lúc ban hành, các nhiệm vụ bắt đầu tính hạn và hiện ở đơn vị chủ trì.</p>
            <div className="pair">
              <TextField name="number" label="Số, ký hiệu" maxLength={60} width={20} />
              <TextField name="issuedOn" type="date" label="Ngày ban hành" defaultValue={page.today} max={page.today} width={20} />
            </div>
            <p className="form-actions"><Button name="viec" value="ban-hanh">Ban hành</Button></p>
          </PostForm>
        </section>
      )}
      {may.edit && (
        <details className="more" open={!may.issue && reply !== undefined}>
          <summary>Sửa tên, năm, căn cứ</summary>
          <PostForm reply={may.issue ? undefined : reply} label="Sửa kế hoạch">
            <input type="hidden" name="seq" value={page.seq} />
            <PlanFields values={{ title: page.title, year: page.year, legalBasis: page.legalBasis ?? '' }} />
            <p className="form-actions"><Button name="viec" value="luu" kind="ghost">Lưu</Button></p>
          </PostForm>
        </details>
      )}
      {may.close && (
        <details className="more">
          <summary>Kết thúc kế hoạch</summary>
          <PostForm reply={reply} label="Kết thúc kế hoạch">
            <input type="hidden" name="seq" value={page.seq} />
            <p>Không thêm nhiệm vụ được nữa. Nhiệm vụ chưa xong vẫn mở và vẫn tính quá hạn.</p>
            <TextAreaField name="note" label="Đánh giá chung" optional rows={3} maxLength={4_000} />
            <p className="form-actions"><Button name="viec" value="ket-thuc" kind="danger">Kết thúc kế hoạch</Button></p>
          </PostForm>
        </details>
      )}
    </>
  )
}
