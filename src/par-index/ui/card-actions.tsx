import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Button } from '#ui/button.tsx'
import { TextAreaField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import type { CardPage } from '../pages/card-page.ts'

type Props = { readonly page: CardPage; readonly reply: FormReply | undefined }

type StepProps = Props & { readonly work: string; readonly button: string; readonly kind?: 'main' | 'ghost' | 'danger'; readonly children?: ReactNode }

/** One step of the card as a form of its own; the answer goes to the form that was sent. */
const Step = ({ reply, work, button, kind = 'main', children }: StepProps) => (
  <PostForm reply={reply?.values['viec'] === work ? reply : undefined} label={button}>
    <input type="hidden" name="viec" value={work} />
    {children}
    <p className="form-actions"><Button kind={kind}>{button}</Button></p>
  </PostForm>
)

const Missing = ({ page }: { readonly page: CardPage }) => (
  <Notice tone="warning" title={`Còn ${page.missing.length} tiêu chí chưa đủ, chưa gửi được`}>
    <details>
      <summary>Xem từng tiêu chí</summary>
      <ul>{page.missing.map(({ code, words }) => <li key={code}><Link to={`/chi-so-cchc/phieu/${page.id}/tieu-chi/${code}`}>{code}</Link>: {words}</li>)}</ul>
    </details>
  </Notice>
)

/** The next steps of a card as a whole: hand in, give back, send, agree, answer, hand over. */
export const CardActions = ({ page, reply }: Props) => {
  const { may } = page
  const props = { page, reply }
  return (
    <>
      {page.missing.length > 0 && <Missing page={page} />}
      {may.submit && page.missing.length === 0 && <section className="panel"><h2>Gửi phiếu</h2><Step {...props} work="gui" button="Gửi để thẩm định"><p>Gửi rồi thì không sửa được, trừ khi được trả lại.</p></Step></section>}
      {may.accept && (
        <section className="panel">
          <h2>Trả lời kết quả thẩm định</h2>
          <p>Mở từng tiêu chí để giải trình. Hết hạn mà không giải trình thì kết quả thẩm định được giữ.</p>
          {page.rebuttals > 0
            ? <Step {...props} work="gui-giai-trinh" button={`Gửi ${page.rebuttals} giải trình`} />
            : <Step {...props} work="dong-y" button="Đồng ý với kết quả thẩm định" kind="ghost" />}
        </section>
      )}
      {(may.send || may.return) && (
        <section className="panel">
          <h2>Kết thúc thẩm định</h2>
          {may.send && <Step {...props} work="gui-tham-dinh" button="Gửi kết quả thẩm định"><p>Làm được khi mọi tiêu chí đã thẩm định. Thời gian giải trình của đơn vị bắt đầu từ lúc gửi.</p></Step>}
          {may.return && (
            <details open={reply?.values['viec'] === 'tra-lai'}>
              <summary>Trả lại phiếu để đơn vị sửa</summary>
              <Step {...props} work="tra-lai" button="Trả lại" kind="danger"><TextAreaField name="ly-do" label="Cần sửa gì" rows={3} /></Step>
            </details>
          )}
        </section>
      )}
      {may.settle && <section className="panel"><h2>Chuyển hội đồng</h2><Step {...props} work="chuyen" button="Chuyển phiếu sang hội đồng" /></section>}
      {may.extend && (
        <details open={reply?.values['viec'] === 'gia-han'}>
          <summary>Gia hạn riêng cho đơn vị này</summary>
          <Step {...props} work="gia-han" button="Gia hạn" kind="ghost">
            <input type="hidden" name="buoc" value={page.state === 'open' ? 'selfScore' : 'rebuttal'} />
            <TextField name="den" type="date" label="Đến hết ngày làm việc" width={20} />
            <TextAreaField name="ly-do" label="Lý do gia hạn" rows={2} />
          </Step>
        </details>
      )}
    </>
  )
}
