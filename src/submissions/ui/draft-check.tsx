import type { ReactNode } from 'react'
import { formatBirthDate } from '#kernel/birth-date.ts'
import { fieldErrorSentence } from '#eforms/refusals.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { Facts, type Fact } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Moment, Money } from '#ui/values.tsx'
import type { FormReply } from '#web/form.ts'
import type { PostalWish } from '../domain/draft.ts'
import type { CheckView, DraftPage, GapLine, PaperLine } from '../pages/draft-page.ts'
import { SaveLater } from './save-later.tsx'
import { DELIVERY_CHOICES, draftPath, HANDING_CHOICES, SUBMITTER_WORDS } from './words.ts'

type CheckStepProps = { readonly page: DraftPage; readonly view: CheckView; readonly reply: FormReply | undefined }

/** Everything once more, each part with the way back to it; then the declaration, then it is sent. */
export const CheckStep = ({ page, view, reply }: CheckStepProps) => (
  <>
    {view.gaps.length > 0 && (
      <Notice tone="warning" title="Còn chỗ cần làm trước khi gửi">
        <ul>
          {view.gaps.map((gap) => (
            <Gap key={gap.kind} draftId={page.id} gap={gap} />
          ))}
        </ul>
      </Notice>
    )}
    <Part title="Người nộp" to={draftPath(page.id, 'nguoi-nop')}>
      <Facts facts={submitterFacts(view)} />
    </Part>
    <Part title="Nơi nộp" to={draftPath(page.id, 'noi-nop')}>
      <p>
        {view.placeName ?? 'Chưa chọn'}
        {view.caseLabel !== null && <> · {view.caseLabel}</>}
      </p>
    </Part>
    {view.form.map((part) => (
      <Part key={part.id} title={part.title} to={draftPath(page.id, `to-khai-${part.id}`)}>
        <Facts
          facts={part.lines
            .filter((line) => line.text !== '' || line.fileIds.length > 0)
            .map((line) => ({
              name: [...line.within, line.label].join(': '),
              value: line.fileIds.length > 0 ? line.fileIds.map((id) => view.fileNames[id] ?? '').join(', ') : line.text,
            }))}
        />
      </Part>
    ))}
    {view.papers.length > 0 && (
      <Part title="Giấy tờ kèm theo" to={draftPath(page.id, 'giay-to')}>
        <ul>
          {view.papers.map((paper) => (
            <li key={paper.id}>
              {paper.name}: <b>{paperWords(paper)}</b>
            </li>
          ))}
        </ul>
      </Part>
    )}
    {view.handing !== null && (
      <Part title="Giấy tờ bản giấy" to={draftPath(page.id, 'nop-ban-giay')}>
        <p>{HANDING_CHOICES.find((choice) => choice.value === view.handing?.by)?.label}</p>
        {view.handing.from !== null && <Address address={view.handing.from} />}
      </Part>
    )}
    <Part title="Nhận kết quả" to={draftPath(page.id, 'nhan-ket-qua')}>
      <p>{DELIVERY_CHOICES.find((choice) => choice.value === view.delivery)?.label}</p>
      {view.post !== null && <Address address={view.post} />}
    </Part>
    <Fees view={view} />
    <Send view={view} reply={reply} />
  </>
)

const Address = ({ address }: { readonly address: PostalWish }) => (
  <p>
    {address.recipient}, {address.phone}
    <br />
    {address.street}, {address.place}
  </p>
)

const Part = ({ title, to, children }: { readonly title: string; readonly to: string; readonly children: ReactNode }) => (
  <section className="check-part">
    <h2>
      {title}{' '}
      <a className="small" href={to}>
        Sửa<span className="sr-only"> {title}</span>
      </a>
    </h2>
    {children}
  </section>
)

const submitterFacts = ({ submitter, principalName }: CheckView): readonly Fact[] => [
  ...(principalName === null ? [] : [{ name: 'Nộp thay', value: principalName }]),
  ...(['name', 'identityNumber', 'birthDate', 'address', 'phone', 'email'] as const).flatMap((field) => {
    const value = submitter[field] ?? ''
    return value === '' ? [] : [{ name: SUBMITTER_WORDS[field], value: field === 'birthDate' ? formatBirthDate(value) : value }]
  }),
]

const paperWords = ({ files, isOnPaper, mandatory }: PaperLine): string => {
  if (files.length > 0) return files.every((file) => file.isHeld) ? 'đã có, không phải nộp' : `${files.length} tệp`
  if (isOnPaper) return 'sẽ nộp bản giấy'
  return mandatory ? 'chưa có' : 'không gửi'
}

const Gap = ({ draftId, gap }: { readonly draftId: string; readonly gap: GapLine }) => {
  const to = draftPath(draftId, gap.slug)
  switch (gap.kind) {
    case 'submitter':
      return <li><a href={to}>Điền đủ thông tin người nộp</a></li>
    case 'place':
      return <li><a href={to}>Chọn nơi nộp</a></li>
    case 'address':
      return <li><a href={to}>Ghi địa chỉ nhận qua bưu chính</a></li>
    case 'collection':
      return <li><a href={to}>Ghi địa chỉ để bưu chính đến lấy giấy tờ</a></li>
    case 'papers':
      return <li><a href={to}>Gửi giấy tờ còn thiếu: {gap.papers.join('; ')}</a></li>
    case 'form':
      return (
        <li>
          <a href={to}>Sửa tờ khai, {gap.errors.length} chỗ</a>
          <ul>{gap.errors.slice(0, 8).map((error) => <li key={error.path}>{fieldErrorSentence(error)}</li>)}</ul>
        </li>
      )
  }
}

const Fees = ({ view: { preview } }: { readonly view: CheckView }) => {
  if (preview === null) return null
  const { lines, total, incomplete } = preview.fees
  return (
    <section className="check-part">
      <h2>Phí, lệ phí</h2>
      {total === 0 && !incomplete ? (
        <p>{lines.length === 0 ? 'Thủ tục này không thu phí.' : 'Miễn phí.'}</p>
      ) : (
        <p>
          <b><Money dong={total} /></b>
          {incomplete && ', có khoản một cửa sẽ báo sau'}. Bạn nộp sau khi gửi hồ sơ, trực tuyến hoặc tại quầy.
        </p>
      )}
    </section>
  )
}

const Send = ({ view, reply }: { readonly view: CheckView; readonly reply: FormReply | undefined }) => (
  <PostForm reply={reply} label="Gửi hồ sơ">
    {view.identity === 'required' && (
      <Notice tone="warning" title="Cần đăng nhập bằng định danh điện tử">
        Hồ sơ nộp ở đây có giá trị pháp lý nên phải do tài khoản định danh điện tử gửi. Bản nháp này được giữ nguyên: đăng nhập lại rồi gửi.
      </Notice>
    )}
    {view.identity === 'demo' && (
      <Notice title="Bản trình diễn">Đây là bản trình diễn nên tài khoản thường cũng gửi được; hồ sơ không có giá trị pháp lý.</Notice>
    )}
    {view.recent !== null && (
      <Notice tone="warning" title="Bạn vừa nộp thủ tục này">
        <p>
          Lúc <Moment at={view.recent.at} form="spoken" /> bạn đã gửi một hồ sơ cùng thủ tục. <a href={`/ho-so-cua-toi/${view.recent.dossierId}`}>Xem hồ sơ đó</a>
        </p>
        <Checkbox name="repeat" label="Tôi vẫn muốn nộp thêm một hồ sơ nữa" />
      </Notice>
    )}
    <Checkbox
      name="declared"
      label="Tôi cam đoan những điều đã khai và giấy tờ đã gửi là đúng sự thật, và chịu trách nhiệm trước pháp luật."
    />
    <div className="form-actions">
      <Button>Gửi hồ sơ</Button>
      <SaveLater />
    </div>
  </PostForm>
)
