import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Moment, Sum } from '#ui/values.tsx'
import type { ReceiptLineView } from '../pages/desk-page.ts'
import { replyFor, type DeskReply } from './desk-reply.ts'
import { METHOD_WORDS } from './words.ts'

/** The receipts of a dossier: each opens as a PDF; fresh cash of one's own can be cancelled with a reason. */
export const ReceiptRows = ({ receipts, reply }: { readonly receipts: readonly ReceiptLineView[]; readonly reply: DeskReply | undefined }) => (
  <section aria-label="Biên lai của hồ sơ">
    <h3>Biên lai</h3>
    <ul className="plain stack">
      {receipts.map((receipt) => (
        <li key={receipt.id}>
          <a href={`/thu-phi/bien-lai/${receipt.id}`} target="_blank" rel="noreferrer" data-print>
            {receipt.number}
            <span className="sr-only"> (mở tab mới)</span>
          </a>
          : <Sum dong={receipt.amountDong} />, {METHOD_WORDS[receipt.method]}, <Moment at={receipt.issuedAt} form="short" />{' '}
          {receipt.voided !== null && <Chip state="stopped">đã hủy: {receipt.voided}</Chip>}
          {receipt.voided === null && !receipt.isCancellable && (
            <a className="small" href={`/thu-phi/hoan-tra?bien-lai=${receipt.id}`}>
              Đề nghị hoàn trả
            </a>
          )}
          {receipt.isCancellable && (
            <details className="more" open={replyFor(reply, 'void', receipt.id) !== undefined}>
              <summary>Hủy biên lai này</summary>
              <PostForm label={`Hủy biên lai ${receipt.number}`} reply={replyFor(reply, 'void', receipt.id)}>
                <input type="hidden" name="do" value="void" />
                <input type="hidden" name="dossierId" value={receipt.dossierId} />
                <input type="hidden" name="receiptId" value={receipt.id} />
                <TextField name="reason" label="Lý do hủy" hint="Số biên lai vẫn giữ và in chữ “Đã hủy”." maxLength={500} autoComplete="off" />
                <Button kind="danger">Hủy biên lai, trả lại tiền</Button>
              </PostForm>
            </details>
          )}
        </li>
      ))}
    </ul>
  </section>
)
