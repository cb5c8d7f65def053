import { Button } from '#ui/button.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import type { EntryPage, EntrySheet } from '../pages/entry-page.ts'
import { SheetQuestions } from './sheet-questions.tsx'

type EntryFormProps = { readonly page: EntryPage; readonly sheet: EntrySheet; readonly reply: FormReply | undefined; readonly isCall: boolean }

/** One sheet as an officer enters it; questions that were left open stay open. */
export const EntryForm = ({ page, sheet, reply, isCall }: EntryFormProps) => (
  <PostForm key={sheet.serial} reply={reply} label={`Phiếu số ${sheet.serial}`}>
    <input type="hidden" name="serial" value={sheet.serial} />
    {isCall && (
      <div className="inline-form">
        <Button kind="ghost" name="ket-thuc" value="declined" formNoValidate>Người ấy không trả lời khảo sát</Button>
        <Button kind="ghost" name="ket-thuc" value="unreachable" formNoValidate>Không gặp được</Button>
      </div>
    )}
    <SheetQuestions questionnaire={sheet.questionnaire} scale={page.scale} />
    <div className="form-actions"><Button>{isCall ? 'Lưu phiếu, gọi người sau' : 'Lưu phiếu, nhập phiếu sau'}</Button></div>
  </PostForm>
)
