import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { mayEditProcedures } from '#procedures/domain/may-edit.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextAreaField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { draftForm } from '../commands.ts'
import { listForms, listWholeForms } from '../form-catalogue-queries.ts'
import { blankForm, compareForms } from '../words.ts'
import { outlineOf } from '../outline.ts'
import { readFormio } from '../import/read-formio.ts'
import { FormOutline } from './form-outline.tsx'
import { answerErrors, answerRefusal, textIn } from './form-reply.ts'

const STATE_WORDS = { draft: 'bản nháp', published: 'đang dùng', ended: 'đã thay' } as const

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const code = params['code'] ?? ''
  return transaction(ctx, async (trx) => {
    const procedure = await findVersionInForce(trx, ctx.tenantId, code, today(ctx))
    if (procedure === undefined) throw data(null, { status: 404 })
    const versions = await listWholeForms(trx, code)
    const named = url.searchParams.get('ban')
    const shown = versions.find((one) => String(one.versionNo) === named) ?? versions.findLast((one) => one.state === 'published') ?? versions.at(-1)
    const other = versions.find((one) => String(one.versionNo) === url.searchParams.get('so-voi'))
    return {
      code,
      procedureName: procedure.name,
      mayEdit: mayEditProcedures(ctx.actor, procedure.sectorCode),
      hasDraft: versions.some((one) => one.state === 'draft'),
      isBehind: shown !== undefined && shown.state === 'published' && shown.writtenFor !== procedure.id,
      shown: shown === undefined ? null : { versionNo: shown.versionNo, title: shown.source.title, pages: outlineOf(shown.source), provenance: openPointsOf(shown.provenance) },
      comparison: shown === undefined || other === undefined || other === shown ? null : { with: other.versionNo, changes: compareForms(other.source, shown.source) },
      versions: versions.toReversed().map((one) => ({
        versionNo: one.versionNo, state: one.state, title: one.source.title,
        from: one.effectiveFrom.toString(), to: one.effectiveTo?.toString() ?? null,
      })),
      others: (await listForms(trx, today(ctx))).filter((line) => line.versionNo !== null && line.code !== code)
        .map((line) => ({ value: line.code, label: `${line.title} (${line.code})` })),
    }
  })
}

/** What the source of a shipped or imported form leaves to check. */
const openPointsOf = (provenance: unknown): readonly string[] => {
  if (typeof provenance !== 'object' || provenance === null) return []
  const points = 'openPoints' in provenance ? provenance.openPoints : 'leftOut' in provenance ? provenance.leftOut : []
  return Array.isArray(points) ? points.filter((point) => typeof point === 'string') : []
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const code = params['code'] ?? ''
  const form = await request.formData()
  const how = textIn(form, 'tu')
  const begin = async () => {
    if (how === 'formio') {
      const read = readFormio(textIn(form, 'json'))
      return read.ok ? { source: read.value.source, leftOut: read.value.leftOut } : read
    }
    const from = how === 'chep' ? textIn(form, 'ma') : code
    const versions = await transaction(web.ctx, (trx) => listWholeForms(trx, from))
    const source = versions.find((one) => String(one.versionNo) === textIn(form, 'ban'))?.source ?? versions.findLast((one) => one.state === 'published')?.source
    const procedure = await transaction(web.ctx, (trx) => findVersionInForce(trx, web.ctx.tenantId, code, today(web.ctx)))
    return { source: how === 'trang' || source === undefined ? blankForm(procedure?.name.slice(0, 500) ?? code) : source, leftOut: [] }
  }
  const begun = await begin()
  if ('ok' in begun) return answerErrors(form, { json: 'Nội dung này không phải biểu mẫu form.io. Xuất lại tệp JSON rồi dán toàn bộ nội dung vào ô.' })
  const drafted = await draftForm(web.ctx, {
    procedureCode: code, source: begun.source, origin: how === 'formio' ? 'import' : 'office',
    ...(begun.leftOut.length > 0 && { provenance: { leftOut: begun.leftOut } }),
  })
  if (!drafted.ok) return answerRefusal(form, drafted.refusal)
  web.flash(begun.leftOut.length > 0 ? 'warning' : 'done',
    begun.leftOut.length > 0 ? `Đã tạo bản nháp; ${begun.leftOut.length} chỗ không chuyển được, xem ở đầu trang.` : 'Đã tạo bản nháp. Sửa xong thì ban hành.')
  throw redirect(`/danh-muc/bieu-mau/${code}/soan`, 303)
}

/** One form with its versions: what it asks, what differs, and where a new version begins. */
const FormPageOfProcedure = () => {
  const { code, procedureName, mayEdit, hasDraft, isBehind, shown, comparison, versions, others } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={shown?.title ?? procedureName}
        over={<><Code>{code}</Code> · biểu mẫu điện tử{shown !== null && <>, phiên bản {shown.versionNo}</>}</>}
        aside={shown === null ? undefined : <ButtonLink kind="ghost" reloadDocument to={`/danh-muc/bieu-mau/${code}/xem-thu?ban=${shown.versionNo}`}>Điền thử</ButtonLink>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {isBehind && (
          <Notice tone="warning" title="Thủ tục đã có phiên bản mới">
            Biểu mẫu này soạn theo phiên bản thủ tục trước. Tạo bản nháp, xem lại giấy tờ đính kèm, rồi ban hành.
          </Notice>
        )}
        {shown !== null && shown.provenance.length > 0 && (
          <Notice tone="info" title="Còn phải đối chiếu"><ul>{shown.provenance.map((point) => <li key={point}>{point}</li>)}</ul></Notice>
        )}
        <div className="two">
          <div className="stack">
            {comparison !== null && shown !== null && (
              <section className="panel" aria-label="So sánh hai phiên bản">
                <h2>Phiên bản {shown.versionNo} khác phiên bản {comparison.with} ở {comparison.changes.length} chỗ</h2>
                <DataTable
                  caption="Khác nhau"
                  rows={comparison.changes.map((change, index) => ({ ...change, index }))}
                  rowKey={(row) => String(row.index)}
                  empty={<EmptyState title="Hai phiên bản giống nhau"><p>Chọn phiên bản khác để so.</p></EmptyState>}
                  columns={[
                    { key: 'muc', header: 'Chỗ', narrow: 'title', cell: (row) => row.part },
                    { key: 'truoc', header: `Phiên bản ${comparison.with}`, cell: (row) => (row.before === null ? <span className="muted">không có</span> : <del>{row.before}</del>) },
                    { key: 'sau', header: `Phiên bản ${shown.versionNo}`, cell: (row) => (row.after === null ? <span className="muted">đã bỏ</span> : <ins>{row.after}</ins>) },
                  ]}
                />
              </section>
            )}
            {shown === null ? (
              <EmptyState title="Thủ tục này chưa có biểu mẫu điện tử"><p>{procedureName}. Tạo bản nháp ở bên cạnh, thêm các ô cần hỏi, điền thử, rồi ban hành.</p></EmptyState>
            ) : (
              <FormOutline pages={shown.pages} />
            )}
          </div>
          <aside className="stack">
            {mayEdit && hasDraft && (
              <section className="panel tight"><h2>Sửa</h2><p><ButtonLink to={`/danh-muc/bieu-mau/${code}/soan`}>Sửa bản nháp</ButtonLink></p></section>
            )}
            {mayEdit && !hasDraft && (
              <section className="panel tight">
                <h2>Tạo bản nháp</h2>
                <PostForm reply={reply} label="Tạo bản nháp">
                  {shown !== null && (
                    <>
                      <input type="hidden" name="ban" value={shown.versionNo} />
                      <p><Button name="tu" value="ban">Từ phiên bản {shown.versionNo}</Button></p>
                    </>
                  )}
                  <p><Button kind={shown === null ? 'main' : 'ghost'} name="tu" value="trang">Biểu mẫu trắng</Button></p>
                  <details className="more" open={reply !== undefined}>
                    <summary>Cách khác: chép từ thủ tục khác, nhập từ form.io</summary>
                    {others.length > 0 && (
                      <>
                        <SelectField name="ma" label="Chép biểu mẫu của thủ tục khác" options={others} />
                        <p><Button kind="ghost" name="tu" value="chep">Chép</Button></p>
                      </>
                    )}
                    <TextAreaField name="json" label="Biểu mẫu form.io" hint="Mở tệp JSON, dán toàn bộ nội dung vào đây" spellCheck={false} />
                    <p><Button kind="ghost" name="tu" value="formio">Nhập</Button></p>
                  </details>
                </PostForm>
              </section>
            )}
            {versions.length > 0 && (
              <section className="panel tight">
                <h2>Phiên bản</h2>
                <DataTable
                  caption="Phiên bản theo ngày hiệu lực"
                  rows={versions}
                  rowKey={(row) => String(row.versionNo)}
                  rowHref={(row) => `?ban=${row.versionNo}`}
                  opens="so"
                  rowState={(row) => (row.versionNo === shown?.versionNo ? 'on' : undefined)}
                  columns={[
                    { key: 'so', header: 'Số', narrow: 'title', cell: (row) => `Số ${row.versionNo}`, note: (row) => STATE_WORDS[row.state] },
                    {
                      key: 'ngay', header: 'Hiệu lực', narrow: 'line',
                      cell: (row) => (row.state === 'draft' ? 'chưa ban hành' : <><Day on={row.from} />{row.to !== null && <> đến hết <Day on={row.to} /></>}</>),
                    },
                  ]}
                />
                {shown !== null && versions.length > 1 && (
                  <form method="get" className="compare" key={`${shown.versionNo} ${comparison?.with}`}>
                    <input type="hidden" name="ban" value={shown.versionNo} />
                    <SelectField
                      name="so-voi"
                      label={`So phiên bản ${shown.versionNo} với`}
                      options={versions.filter((one) => one.versionNo !== shown.versionNo).map((one) => ({ value: String(one.versionNo), label: `phiên bản ${one.versionNo}` }))}
                    />
                    <Button kind="ghost">So sánh</Button>
                  </form>
                )}
              </section>
            )}
          </aside>
        </div>
      </main>
    </>
  )
}
export default FormPageOfProcedure
