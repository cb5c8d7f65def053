import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { RadioCards } from '#ui/choice.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Count, Moment, Money, Sum } from '#ui/values.tsx'
import type { FormReply } from '#web/form.ts'
import { requestContext, type PaidState } from '#web/request-context.ts'
import { commandFromForm } from '../pages/form-command.ts'
import { loadHandOverPage, type ArrivingLine, type HandOverDossier, type ResultLine } from '../pages/hand-over-page.ts'
import { actionPath } from './action-words.ts'
import { DELIVERY_WORDS, optionsOf, OUTCOME_WORDS } from './words.ts'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const address = new URL(request.url).searchParams
  const page = await loadHandOverPage(web.ctx, { search: address.get('q') ?? '', dossierId: address.get('ho-so') })
  return { ...page, paid: page.open === null ? null : await web.findPaidState(web.ctx, page.open.dossierId) }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx, flash } = context.get(requestContext)
  const form = await request.formData()
  const isArrival = form.get('do') === 'finish'
  const done = await commandFromForm(ctx, isArrival ? 'finish' : 'handOver', form, { receiver: 'người nhận' })
  if (!done.ok) return data(done.reply, { status: done.status })
  const code = done.answer.code ?? ''
  flash('done', isArrival ? `Kết quả ${code} đã về một cửa, chờ trả.` : `Đã trả kết quả ${code}.`)
  return redirect(isArrival ? `/mot-cua/tra-ket-qua?ho-so=${done.answer.dossierId}` : '/mot-cua/tra-ket-qua', 303)
}

const COLUMNS: readonly Column<ResultLine>[] = [
  { key: 'code', header: 'Mã hồ sơ', narrow: 'title', cell: (line) => <span className="mono">{line.code}</span> },
  { key: 'owner', header: 'Chủ hồ sơ', narrow: 'left', cell: (line) => line.ownerName ?? '—' },
  { key: 'procedure', header: 'Thủ tục', cell: (line) => <span className="clamp">{line.procedureName}</span> },
  { key: 'since', header: 'Có kết quả', narrow: 'right', cell: (line) => (line.since === null ? '—' : <Moment at={line.since} form="short" />) },
]

const ARRIVING: readonly Column<ArrivingLine>[] = [
  { key: 'code', header: 'Mã hồ sơ', narrow: 'title', cell: (line) => <span className="mono">{line.code}</span> },
  { key: 'owner', header: 'Chủ hồ sơ', narrow: 'left', cell: (line) => line.ownerName ?? '—' },
  { key: 'procedure', header: 'Thủ tục', cell: (line) => <span className="clamp">{line.procedureName}</span> },
  {
    key: 'arrived',
    header: 'Việc',
    narrow: 'badge',
    cell: (line) =>
      line.isLate ? (
        <ButtonLink kind="ghost" to={actionPath(line.dossierId, 'finish', line.stepNo)}>
          Đã về, ghi nguyên nhân<span className="sr-only"> quá hạn của {line.code}</span>
        </ButtonLink>
      ) : (
        <PostForm label={`Kết quả ${line.code}`}>
          <input type="hidden" name="dossierId" value={line.dossierId} />
          <input type="hidden" name="commandId" value={line.commandId} />
          <input type="hidden" name="stepNo" value={line.stepNo} />
          <Button kind="ghost" name="do" value="finish" aria-label={`Kết quả ${line.code} đã về một cửa`}>
            Đã về
          </Button>
        </PostForm>
      ),
  },
]

/** Trả kết quả: found by code, by scan or by name; the result's arrival is recorded here too. */
const HandOver = () => {
  const { search, waiting, waitingCount, arriving, open, paid } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title="Trả kết quả"
        search={<SearchBox label="Quét giấy hẹn, gõ mã hoặc tên" defaultValue={search} />}
        aside={
          <>
            <Count value={waitingCount} /> kết quả đang chờ
          </>
        }
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <div className={open === null ? undefined : 'two'}>
          <div className="stack">
            {open === null && reply?.refusal && <Notice tone="error">{reply.refusal.message}</Notice>}
            <DataTable
              caption="Kết quả chờ trả"
              columns={COLUMNS}
              rows={waiting}
              rowKey={(line) => line.dossierId}
              rowHref={(line) => `?ho-so=${line.dossierId}`}
              opens="code"
              rowState={(line) => (line.dossierId === open?.dossierId ? 'on' : undefined)}
              empty={
                <EmptyState title={search === '' ? 'Không có kết quả nào chờ trả' : 'Không tìm thấy kết quả chờ trả'}>
                  <p>{search === '' ? 'Kết quả về một cửa sẽ hiện ở đây.' : 'Kiểm tra lại mã, hoặc tìm bằng tên chủ hồ sơ. Hồ sơ chưa xong thì chưa có ở đây.'}</p>
                </EmptyState>
              }
            />
            {arriving.length > 0 && (
              <section aria-labelledby="sap-ve">
                <h2 id="sap-ve">Kết quả đang chuyển về một cửa</h2>
                <DataTable caption="Kết quả đang chuyển về" columns={ARRIVING} rows={arriving} rowKey={(line) => `${line.dossierId}.${line.stepNo}`} />
              </section>
            )}
          </div>
          {open !== null && <HandOverForm key={open.dossierId} open={open} paid={paid} reply={reply} />}
        </div>
      </main>
    </>
  )
}
export default HandOver

type HandOverFormProps = { readonly open: HandOverDossier; readonly paid: PaidState | null; readonly reply: FormReply | undefined }

const HandOverForm = ({ open, paid, reply }: HandOverFormProps) => (
  <aside className="stack" aria-label="Trả hồ sơ này">
    <section className="panel tight">
      <h2 className="mono">{open.code}</h2>
      <Facts
        small
        facts={[
          { name: 'Thủ tục', value: open.procedureName },
          { name: 'Chủ hồ sơ', value: open.ownerName ?? 'đã xóa theo quy định' },
          { name: 'Kết quả', value: OUTCOME_WORDS[open.outcome] },
          ...(open.resultNumber === null ? [] : [{ name: 'Số', value: open.resultNumber }]),
          { name: 'Xong lúc', value: open.since === null ? '—' : <Moment at={open.since} /> },
          { name: 'Phí, lệ phí', value: <Money dong={open.feeDong} /> },
        ]}
      />
      {open.isLate && (
        <p className="late-line">
          <Chip state="late">xong quá hạn</Chip> Đưa kèm thư xin lỗi nếu đã có.
        </p>
      )}
      {paid !== null && paid.outstandingDong > 0 && (
        <Notice tone="warning" title="Còn khoản chưa nộp">
          Còn phải nộp <Sum dong={paid.outstandingDong} />. <a href={`/thu-phi?ho-so=${open.dossierId}`}>Thu tiền, lập biên lai</a> rồi trả kết quả.
        </Notice>
      )}
      <PostForm reply={reply} label={`Trả kết quả ${open.code}`}>
        <input type="hidden" name="dossierId" value={open.dossierId} />
        <input type="hidden" name="commandId" value={open.commandId} />
        <TextField name="receiver" label="Người nhận" defaultValue={open.submitterName ?? ''} autoComplete="off" autoFocus />
        <RadioCards name="delivery" legend="Cách trả" defaultValue={open.delivery} choices={optionsOf(DELIVERY_WORDS)} />
        <Button shortcut="Ctrl Enter">Trả kết quả</Button>
      </PostForm>
    </section>
  </aside>
)
