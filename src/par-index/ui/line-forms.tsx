import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { EvidenceFields } from '#ui/evidence-fields.tsx'
import { TextAreaField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { LineReply } from '../pages/line-action.ts'
import type { LineForm, LinePage } from '../pages/line-page.ts'
import { InputFields } from './input-fields.tsx'

type Props = { readonly page: LinePage; readonly reply: LineReply | undefined }

const Form = ({ page, reply, title, children }: Props & { readonly title: string; readonly children: ReactNode }) => (
  <section className="panel">
    <h2>{title}</h2>
    <PostForm upload reply={reply} label={title}>
      <input type="hidden" name="lan" value={page.lineSeq} />
      {children}
    </PostForm>
  </section>
)

/** Saves and goes on to the next line that waits, or stays. */
const SaveButtons = ({ work, words }: { readonly work: string; readonly words: string }) => (
  <p className="form-actions">
    <input type="hidden" name="tiep" value="co" />
    <Button name="viec" value={work}>{words}</Button>
  </p>
)

const Score = ({ page, reply }: Props) => (
  <Form page={page} reply={reply} title="Tự chấm">
    <InputFields method={page.method} typed={page.typed.score} />
    <TextAreaField name="ly-do" label="Giải thích" optional defaultValue={page.texts.explanation} maxLength={4000} rows={3} />
    <EvidenceFields kept={page.kept.score} staged={reply?.staged} {...(page.evidenceWanted !== null && { hint: `Cần có: ${page.evidenceWanted}` })} />
    <SaveButtons work="cham" words="Lưu và sang tiêu chí tiếp" />
  </Form>
)

const Contest = ({ page, reply }: Props) => (
  <details open={page.hasContest || reply !== undefined}>
    <summary>Số liệu hệ thống chưa đúng?</summary>
    <Form page={page} reply={reply} title="Khiếu nại số liệu hệ thống">
      <p>Số của hệ thống vẫn giữ cho đến khi cơ quan thẩm định đồng ý. Nêu số đúng, lý do và minh chứng.</p>
      <InputFields method={page.method} typed={{}} />
      <TextAreaField name="ly-do" label="Lý do" defaultValue={page.texts.contest} maxLength={4000} rows={3} />
      <EvidenceFields kept={page.kept.contest} staged={reply?.staged} />
      <p className="form-actions">
        <Button name="viec" value="khieu-nai">{page.hasContest ? 'Sửa khiếu nại' : 'Gửi khiếu nại cùng phiếu'}</Button>
        {page.hasContest && <Button name="viec" value="bo-khieu-nai" kind="ghost">Bỏ khiếu nại</Button>}
      </p>
    </Form>
  </details>
)

const Verify = ({ page, reply }: Props) => {
  const isFact = page.method.kind === 'fromSystem'
  return (
    <Form page={page} reply={reply} title="Thẩm định">
      <input type="hidden" name="tiep" value="co" />
      <TextAreaField name="ly-do" label="Nhận xét" hint="Bắt buộc khi không đồng ý" defaultValue={page.texts.comment} maxLength={4000} rows={3} />
      <p className="form-actions">
        <Button name="viec" value="dong-y">{isFact ? 'Chấp nhận số của đơn vị' : 'Đồng ý với tự chấm'}</Button>
        {isFact && <Button name="viec" value="giu-so" kind="ghost">Giữ số của hệ thống</Button>}
      </p>
      <details open={reply !== undefined && reply.values['viec'] === 'khac'}>
        <summary>Thẩm định khác</summary>
        <InputFields method={page.method} typed={page.typed.verify} />
        <p className="form-actions"><Button name="viec" value="khac" kind="ghost">Lưu kết quả thẩm định khác</Button></p>
      </details>
    </Form>
  )
}

const Rebut = ({ page, reply }: Props) => (
  <Form page={page} reply={reply} title="Giải trình">
    <p>Nêu điểm đề nghị và lý do. Giải trình được gửi một lần cho cả phiếu, ở trang phiếu.</p>
    <InputFields method={page.method} typed={page.typed.rebut} />
    <TextAreaField name="ly-do" label="Lời giải trình" defaultValue={page.texts.rebuttal} maxLength={4000} rows={4} />
    <EvidenceFields kept={page.kept.rebut} staged={reply?.staged} />
    <p className="form-actions">
      <Button name="viec" value="giai-trinh">Lưu giải trình</Button>
      {page.hasRebuttal && <Button name="viec" value="bo-giai-trinh" kind="ghost">Bỏ giải trình này</Button>}
    </p>
  </Form>
)

const Rule = ({ page, reply }: Props) => (
  <Form page={page} reply={reply} title="Trả lời giải trình">
    <input type="hidden" name="tiep" value="co" />
    <TextAreaField name="ly-do" label="Lý do" hint="Bắt buộc khi không chấp nhận" maxLength={4000} rows={3} />
    <p className="form-actions">
      <Button name="viec" value="chap-nhan">Chấp nhận giải trình</Button>
      <Button name="viec" value="khong-chap-nhan" kind="ghost">Giữ kết quả thẩm định</Button>
    </p>
  </Form>
)

const Council = ({ page, reply }: Props) => (
  <details open={reply !== undefined}>
    <summary>Hội đồng cho điểm khác</summary>
    <Form page={page} reply={reply} title="Kết luận của hội đồng">
      <InputFields method={page.method} typed={page.typed.council} />
      <TextAreaField name="ly-do" label="Lý do, căn cứ" maxLength={4000} rows={3} />
      <p className="form-actions"><Button name="viec" value="hoi-dong">Ghi kết luận</Button></p>
    </Form>
  </details>
)

const Survey = ({ page, reply }: Props) => (
  <Form page={page} reply={reply} title="Kết quả điều tra">
    <p>Dùng khi điều tra làm ngoài hệ thống: ghi kết quả kèm văn bản công bố kết quả điều tra.</p>
    <InputFields method={page.method} typed={page.typed.council} />
    <EvidenceFields staged={reply?.staged} />
    <p className="form-actions"><Button name="viec" value="dieu-tra">Ghi kết quả điều tra</Button></p>
  </Form>
)

const FORMS: Readonly<Record<LineForm, (props: Props) => ReactNode>> = { score: Score, contest: Contest, verify: Verify, rebut: Rebut, rule: Rule, council: Council, survey: Survey }

/** The forms that the actor has on this line now; at most one of each. */
export const LineForms = ({ page, reply }: Props) => page.forms.map((form) => {
  const Shown = FORMS[form]
  return <Shown key={form} page={page} reply={reply} />
})
