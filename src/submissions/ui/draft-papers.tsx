import { uncapital } from '#procedures/citizen-words.ts'
import { Button } from '#ui/button.tsx'
import { SelectField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import { writeSlot } from '../domain/slot.ts'
import type { HeldLine, PaperLine, StepView } from '../pages/draft-page.ts'
import { FileSlot } from './file-slot.tsx'
import { SaveLater } from './save-later.tsx'

type PapersStepProps = {
  readonly draftId: string
  readonly view: Extract<StepView, { kind: 'papers' }>
  readonly reply: FormReply | undefined
}

/** Each paper of the procedure: sent now, held already, or brought on paper. */
export const PapersStep = ({ draftId, view: { papers, held }, reply }: PapersStepProps) => (
  <PostForm reply={reply} upload label="Giấy tờ kèm theo">
    <p className="muted">Chụp hoặc quét từng giấy tờ, đủ các trang, đọc được chữ. Tệp đã nhận thì không mất khi bạn rời trang.</p>
    {papers.some((paper) => paper.files.some((file) => file.isHeld)) && (
      <Notice tone="done">Giấy tờ cơ quan đã có từ hồ sơ trước của bạn được dùng lại, bạn không phải nộp nữa.</Notice>
    )}
    {papers.map((paper) => (
      <Paper key={paper.id} draftId={draftId} paper={paper} held={held} />
    ))}
    <div className="form-actions">
      <Button>Tiếp tục</Button>
      <Button kind="ghost" name="do" value="add">
        Gửi tệp, ở lại trang này
      </Button>
      <SaveLater />
    </div>
  </PostForm>
)

const Paper = ({ draftId, paper, held }: { readonly draftId: string; readonly paper: PaperLine; readonly held: readonly HeldLine[] }) => {
  const need = paper.mandatory ? 'Bắt buộc' : 'Khi cần'
  const hint = paper.condition ? `${need}: ${uncapital(paper.condition)}` : need
  return (
    <section className="panel paper-slot">
      <FileSlot draftId={draftId} slot={{ kind: 'paper', paperId: paper.id }} label={paper.name} hint={hint} files={paper.files} />
      <details className="rest">
        <summary>Không có tệp?</summary>
        {held.length > 0 && (
          <SelectField
            name={`held.${writeSlot({ kind: 'paper', paperId: paper.id })}`}
            label="Dùng giấy tờ đã có trong kho của bạn"
            optional
            placeholder="Không dùng"
            options={held.map(({ fileId, name, code }) => ({ value: fileId, label: `${name} (hồ sơ ${code})` }))}
          />
        )}
        <label className="choice">
          <input type="checkbox" name="onPaper" value={paper.id} defaultChecked={paper.isOnPaper} />
          <span>
            Tôi sẽ nộp bản giấy
            <span className="hint">Mang đến nơi tiếp nhận hoặc gửi bưu chính; hồ sơ chỉ đủ khi một cửa nhận được</span>
          </span>
        </label>
      </details>
    </section>
  )
}
