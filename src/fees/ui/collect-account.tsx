import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Sum } from '#ui/values.tsx'
import type { FormReply } from '#web/form.ts'
import type { OpenLine } from '../domain/receipt.ts'
import type { OpenAccount } from '../pages/desk-page.ts'
import { replyFor, type DeskReply } from './desk-reply.ts'
import { ReceiptRows } from './receipt-rows.tsx'
import { PAYABLE_WORDS } from './words.ts'

type Props = { readonly account: OpenAccount; readonly reply: DeskReply | undefined }

/** One dossier's dues at the desk: tick what is paid now, take it, print the receipt. */
export const CollectAccount = ({ account, reply }: Props) => {
  const payable = account.lines.filter((line) => line.remainingDong > 0)
  const isOpen = account.outstandingDong > 0 && payable.length > 0
  return (
    <section className="panel" aria-labelledby="ho-so-thu">
      <h2 id="ho-so-thu">
        <span className="mono">{account.code ?? 'Hồ sơ chưa có mã'}</span> {!isOpen && !account.incomplete && <Chip state="done">không còn phải nộp</Chip>}
      </h2>
      <Facts
        small
        facts={[
          { name: 'Thủ tục', value: account.procedureName },
          { name: 'Người nộp', value: account.payerName },
          { name: 'Phải nộp', value: <Sum dong={account.totalDong} /> },
          { name: 'Đã nộp', value: <Sum dong={account.paidDong} /> },
          ...(account.overpaidDong > 0 ? [{ name: 'Nộp thừa', value: <Sum dong={account.overpaidDong} /> }] : []),
        ]}
      />
      {account.lines.length === 0 && <Notice>Thủ tục này không thu phí, lệ phí.</Notice>}
      {account.mayCollect && isOpen && <Take account={account} payable={payable} reply={replyFor(reply, 'collect')} />}
      {!account.mayCollect && isOpen && <Notice tone="warning">Bạn xem được hồ sơ này nhưng không thu tiền ở nơi đã tiếp nhận nó.</Notice>}
      {account.mayCollect &&
        account.lines.filter((line) => line.amountDong === null).map((line) => <StateSum key={line.key} account={account} line={line} reply={replyFor(reply, 'state', line.key)} />)}
      {account.mayWaive && payable.map((line) => <Waive key={line.key} account={account} line={line} reply={replyFor(reply, 'waive', line.key)} />)}
      {account.receipts.length > 0 && <ReceiptRows receipts={account.receipts} reply={reply} />}
    </section>
  )
}

type TakeProps = { readonly account: OpenAccount; readonly payable: readonly OpenLine[]; readonly reply: FormReply | undefined }

const Take = ({ account, payable, reply }: TakeProps) => {
  const [chosen, setChosen] = useState<readonly string[]>(payable.map((line) => line.key))
  const sum = payable.filter((line) => chosen.includes(line.key)).reduce((total, line) => total + line.remainingDong, 0)
  const recount = (form: HTMLElement): void => setChosen([...form.querySelectorAll<HTMLInputElement>('input[name=line]:checked')].map((box) => box.value))
  return (
    <PostForm label="Thu tiền mặt" reply={reply}>
      <input type="hidden" name="do" value="collect" />
      <input type="hidden" name="dossierId" value={account.dossierId} />
      <input type="hidden" name="paymentId" value={account.paymentId} />
      <fieldset className="field" onChange={(event) => recount(event.currentTarget)}>
        <legend>Khoản thu lần này</legend>
        {payable.map((line) => (
          <Checkbox
            key={line.key}
            name="line"
            value={line.key}
            defaultChecked
            label={
              <>
                {line.name}: <Sum dong={line.remainingDong} />
              </>
            }
            hint={PAYABLE_WORDS[line.payableAt]}
          />
        ))}
      </fieldset>
      <TextField name="payer" label="Tên ghi trên biên lai" hint="Để trống thì ghi tên người nộp hồ sơ." optional maxLength={250} autoComplete="off" />
      <Button shortcut="Ctrl Enter">
        Thu tiền mặt <Sum dong={sum} />
      </Button>
    </PostForm>
  )
}

type LineProps = { readonly account: OpenAccount; readonly line: OpenLine; readonly reply: FormReply | undefined }

const StateSum = ({ account, line, reply }: LineProps) => (
  <PostForm label={`Xác định số tiền ${line.name}`} reply={reply}>
    <input type="hidden" name="do" value="state" />
    <input type="hidden" name="dossierId" value={account.dossierId} />
    <input type="hidden" name="key" value={line.key} />
    <TextField name="sum" label={`${line.name}: số tiền theo biểu phí (đồng)`} hint="Ví dụ 15.000. Ghi một lần, không sửa lại được." inputMode="numeric" autoComplete="off" width={20} />
    <Button kind="ghost">Ghi số tiền</Button>
  </PostForm>
)

const Waive = ({ account, line, reply }: LineProps) => (
  <details className="more" open={reply !== undefined}>
    <summary>Miễn khoản “{line.name}”</summary>
    <PostForm label={`Miễn ${line.name}`} reply={reply}>
      <input type="hidden" name="do" value="waive" />
      <input type="hidden" name="dossierId" value={account.dossierId} />
      <input type="hidden" name="key" value={line.key} />
      <TextField name="basis" label="Căn cứ miễn" hint="Số, điều của văn bản quy định miễn" maxLength={500} autoComplete="off" />
      <Button kind="ghost">Miễn khoản này</Button>
    </PostForm>
  </details>
)
