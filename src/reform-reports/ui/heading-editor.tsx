import { Button } from '#ui/button.tsx'
import { TextAreaField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import type { HeadingView, ReportPage } from '../pages/report-page.ts'
import { reportHref } from '../report-href.ts'
import { Findings } from './findings.tsx'
import { Paragraph } from './report-text.tsx'

type Props = { readonly page: ReportPage; readonly heading: HeadingView; readonly reply: FormReply | undefined }

/** Sentences that the facts support: one press puts a sentence behind what is typed and saves both. */
const Proposals = ({ heading }: { readonly heading: HeadingView }) =>
  heading.proposals.length === 0 ? null : (
    <details className="report-proposals" open={heading.text === ''}>
      <summary>Câu đề xuất từ số liệu ({heading.proposals.length})</summary>
      <ul className="rows">
        {heading.proposals.map(({ template, shown }) => (
          <li key={template} className="report-proposal">
            <span>{shown}</span>
            <Button kind="ghost" name="add" value={template}>Thêm</Button>
          </li>
        ))}
      </ul>
    </details>
  )

const Figures = ({ heading }: { readonly heading: HeadingView }) =>
  heading.annex === null ? null : (
    <details className="report-figures">
      <summary>Số liệu dùng được trong mục này</summary>
      {heading.figures.length === 0 ? <p className="muted">Phụ lục {heading.annex.no} chưa có số nào.</p> : (
        <dl>
          {heading.figures.map(({ code, reference, label, shown, change }) => (
            <div key={code}><dt><code>{reference}</code> {label}</dt><dd>{shown}{change !== '' && <span className="muted"> ({change})</span>}</dd></div>
          ))}
        </dl>
      )}
      <p className="small"><a href={heading.annex.href}>Mở phụ lục {heading.annex.no}</a>. Thêm <code>:truoc</code> để lấy số cùng kỳ, <code>:chenh</code> để viết câu so sánh.</p>
    </details>
  )

const Below = ({ page, heading }: Pick<Props, 'page' | 'heading'>) =>
  heading.below.length === 0 ? null : (
    <section className="stack tight" aria-label="Nội dung của đơn vị dưới">
      <h3>Đơn vị dưới viết ở mục này</h3>
      {heading.below.map(({ reportId, unitName, text }) => (
        <PostForm key={reportId} label={`Lấy nội dung của ${unitName}`}>
          <input type="hidden" name="seq" value={page.seq} />
          <input type="hidden" name="node" value={heading.code} />
          <input type="hidden" name="from" value={reportId} />
          <div className="panel tight">
            <b><a href={reportHref(reportId)}>{unitName}</a></b>
            <p className="report-below">{text}</p>
            <Button kind="ghost" name="viec" value="lay-noi-dung">Lấy vào báo cáo, ghi nguồn</Button>
          </div>
        </PostForm>
      ))}
    </section>
  )

/** One heading: how it reads, what the checker says, the text with its live figures, and what can be put into it. */
export const HeadingEditor = ({ page, heading, reply }: Props) => (
  <section className="stack report-editor" aria-label={heading.title}>
    <h2>{heading.number}{heading.number.includes('.') ? '' : '.'} {heading.title}</h2>
    {heading.paragraphs.length > 0 && (
      <div className="panel report-reading" aria-label="Đọc thử">
        {heading.paragraphs.map((pieces, i) => <Paragraph key={i} pieces={pieces} id={page.id} />)}
      </div>
    )}
    <Findings lines={heading.findings} />
    <PostForm key={`${heading.code} ${page.seq}`} reply={reply} label={`Soạn mục ${heading.title}`}>
      <input type="hidden" name="seq" value={page.seq} />
      <input type="hidden" name="node" value={heading.code} />
      <TextAreaField
        name="text" label="Nội dung" optional rows={10} maxLength={40_000} defaultValue={heading.text}
        hint="Mỗi dòng là một đoạn. Số trong {{…}} tự thay bằng số liệu và đổi theo khi lấy lại số liệu; đừng gõ tay số đã có trong phụ lục."
      />
      <p className="form-actions"><Button name="viec" value="luu">Lưu và kiểm số liệu</Button></p>
      <Proposals heading={heading} />
    </PostForm>
    <Figures heading={heading} />
    <Below page={page} heading={heading} />
  </section>
)
