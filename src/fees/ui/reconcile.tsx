import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { readTypedDay } from '#kernel/typed-day.ts'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { DayField } from '#ui/day-field.tsx'
import { Facts, KeyFacts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Count, Percent, Sum } from '#ui/values.tsx'
import { refused, type FormReply } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { listedDifference } from '../domain/reconciliation.ts'
import { loadReconcilePage, type ReconcilePage } from '../pages/reconcile-page.ts'
import { setPayeeAccount } from '../bank/payee-account.ts'
import { settleDay, type SourceDay } from '../books/reconcile.ts'
import { feeSentence } from '../refusals.ts'
import { MoneyTabs } from './money-tabs.tsx'
import { BANK_LABEL } from './words.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  loadReconcilePage(context.get(requestContext).ctx, new URL(request.url).searchParams.get('ngay'))

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx, flash } = context.get(requestContext)
  const form = await request.formData()
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  const day = readTypedDay(text('ngay'))
  const back = `/thu-phi/doi-soat${day === undefined ? '' : `?ngay=${day.toString()}`}`
  if (text('do') === 'account') {
    const unitId = parseId<UnitId>(text('unitId'))
    if (unitId === undefined) return refused(form, 'decideNotAllowed', feeSentence({ code: 'decideNotAllowed' }))
    const set = await setPayeeAccount(ctx, { unitId, bankBin: text('bankBin'), accountNo: text('accountNo'), accountName: text('accountName') })
    if (!set.ok) return refused(form, set.refusal.code, feeSentence(set.refusal))
    flash('done', 'Đã ghi tài khoản nhận tiền; mã VietQR dùng tài khoản này từ bây giờ.')
    return redirect(back, 303)
  }
  if (day === undefined) return refused(form, 'nothingToSettle', feeSentence({ code: 'nothingToSettle' }))
  const settled = await settleDay(ctx, text('source'), day)
  if (!settled.ok) return refused(form, settled.refusal.code, feeSentence(settled.refusal))
  flash('done', 'Đã ghi sổ tiền cổng chuyển về tài khoản.')
  return redirect(back, 303)
}

/** Đối soát ngày: what a gateway and the bank say, against the books; every đồng agrees or is listed. */
const Reconcile = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply>()
  return (
    <>
      <PageHeader title="Đối soát" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MoneyTabs at="/thu-phi/doi-soat" />
        <div className="stack">
          {reply?.refusal != null && <Notice tone="error">{reply.refusal.message}</Notice>}
          <Books page={page} />
          <form action="/thu-phi/doi-soat" className="bulk" aria-label="Chọn ngày đối soát">
            <DayField name="ngay" label="Ngày" defaultValue={page.day} />
            <Button kind="ghost">Xem</Button>
          </form>
          {page.sources.map((source) => (
            <Source key={source.source} source={source} day={page.day} maySettle={page.maySettle} />
          ))}
          {page.accounts.map((one) => (
            <Account key={one.unit.id} one={one} day={page.day} />
          ))}
        </div>
      </main>
    </>
  )
}
export default Reconcile

const Books = ({ page: { balances, imbalanceDong, share } }: { readonly page: ReconcilePage }) => (
  <>
    <KeyFacts
      facts={[
        { name: 'Tiền mặt', value: <Sum dong={balances.cash} />, note: 'đang ở các quầy' },
        { name: 'Ở cổng thanh toán', value: <Sum dong={balances.gateway} />, note: 'chưa chuyển về' },
        { name: 'Ở ngân hàng', value: <Sum dong={balances.bank} /> },
        { name: 'Của các hồ sơ', value: <Sum dong={-balances.dossier} /> },
        { name: 'Chưa khớp', value: <Sum dong={-balances.unmatched} /> },
        { name: 'Nộp trực tuyến tháng này', value: <Percent part={share.paidOnline} base={share.feeDossiers} />, note: <>{share.paidOnline} trên <Count value={share.feeDossiers} /> hồ sơ có phí</> },
      ]}
    />
    {imbalanceDong === 0 ? (
      <Notice tone="done">Sổ cân: tiền đang có bằng tiền của các hồ sơ cộng tiền chưa khớp.</Notice>
    ) : (
      <Notice tone="error" title="Sổ không cân">
        Lệch <Sum dong={imbalanceDong} />. Dừng thu và báo quản trị hệ thống ngay.
      </Notice>
    )}
  </>
)

type Difference = { readonly key: string; readonly kind: string; readonly saidDong: number | null; readonly bookedDong: number | null }

const COLUMNS: readonly Column<Difference>[] = [
  { key: 'key', header: 'Số giao dịch', narrow: 'title', cell: (line) => <Code>{line.key}</Code> },
  { key: 'kind', header: 'Vì sao', narrow: 'badge', cell: (line) => <Chip state="soon">{line.kind}</Chip> },
  { key: 'said', header: 'Bên ngoài báo', numeric: true, narrow: 'left', cell: (line) => (line.saidDong === null ? '—' : <Sum dong={line.saidDong} />) },
  { key: 'booked', header: 'Trong sổ', numeric: true, narrow: 'right', cell: (line) => (line.bookedDong === null ? '—' : <Sum dong={line.bookedDong} />) },
]

const Source = ({ source, day, maySettle }: { readonly source: SourceDay; readonly day: string; readonly maySettle: boolean }) => {
  const { compared } = source
  const differences: readonly Difference[] = [
    ...compared.missing.map(({ key, amountDong }) => ({ key, kind: 'sổ chưa có', saidDong: amountDong, bookedDong: null })),
    ...compared.surplus.map(({ key, amountDong }) => ({ key, kind: 'bên ngoài không có', saidDong: null, bookedDong: amountDong })),
    ...compared.differing.map(({ key, saidDong, bookedDong }) => ({ key, kind: 'lệch số tiền', saidDong, bookedDong })),
  ]
  const label = source.label === '' ? BANK_LABEL : source.label
  return (
    <section className="panel" aria-label={label}>
      <h2>
        {label} {differences.length === 0 ? <Chip state="done">khớp</Chip> : <Chip state="soon">{differences.length} khoản lệch</Chip>}
      </h2>
      <Facts
        small
        facts={[
          { name: 'Bên ngoài báo', value: <Sum dong={compared.saidDong} /> },
          { name: 'Trong sổ', value: <Sum dong={compared.bookedDong} /> },
          { name: 'Khớp', value: <>{compared.agreed.length} khoản</> },
          ...(differences.length > 0 ? [{ name: 'Lệch', value: <Sum dong={listedDifference(compared)} /> }] : []),
        ]}
      />
      {differences.length > 0 && <DataTable caption={`Khoản lệch, ${label}`} columns={COLUMNS} rows={differences} rowKey={(line) => line.key} />}
      {maySettle && source.unsettledDong > 0 && (
        <PostForm label={`Ghi tiền ${label} chuyển về`}>
          <input type="hidden" name="source" value={source.source} />
          <input type="hidden" name="ngay" value={day} />
          <Button kind="ghost">
            Cổng đã chuyển <Sum dong={source.unsettledDong} /> về tài khoản
          </Button>
        </PostForm>
      )}
    </section>
  )
}

const Account = ({ one: { unit, account }, day }: { readonly one: ReconcilePage['accounts'][number]; readonly day: string }) => (
  <details className="more">
    <summary>
      Tài khoản nhận chuyển khoản của {unit.name}: {account === null ? 'chưa có' : `${account.accountNo}, ${account.accountName}`}
    </summary>
    <PostForm label={`Tài khoản nhận tiền của ${unit.name}`}>
      <input type="hidden" name="do" value="account" />
      <input type="hidden" name="unitId" value={unit.id} />
      <input type="hidden" name="ngay" value={day} />
      <TextField name="bankBin" label="Mã ngân hàng (BIN)" hint="6 chữ số" defaultValue={account?.bankBin ?? ''} code inputMode="numeric" maxLength={6} width={10} autoComplete="off" />
      <TextField name="accountNo" label="Số tài khoản" defaultValue={account?.accountNo ?? ''} code maxLength={30} width={20} autoComplete="off" />
      <TextField name="accountName" label="Tên tài khoản" defaultValue={account?.accountName ?? ''} maxLength={120} autoComplete="off" />
      <Button kind="ghost">Ghi tài khoản</Button>
    </PostForm>
  </details>
)
