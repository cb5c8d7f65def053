import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { Temporal } from '#kernel/time.ts'
import type { PlainDate } from '#kernel/time.ts'
import { readTypedDay } from '#kernel/typed-day.ts'
import { today } from '#organisation/today.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DayField } from '#ui/day-field.tsx'
import { SelectField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { listWholeVersions, type Standing } from '../catalogue-queries.ts'
import { mayEditProcedures } from '../domain/may-edit.ts'
import { findProcess } from '../process-queries.ts'
import type { VersionRow } from '../procedure-store.ts'
import { countOpenReviews } from '../review-queries.ts'
import { draftVersion, endVersion } from '../version-commands.ts'
import { answerErrors, answerRefusal, replyTo, textIn } from './catalogue-form.ts'
import { StandingChip } from './standing-chip.tsx'
import { compareVersions } from '../version-lines.ts'
import { VersionView } from './version-view.tsx'
import { ORIGIN_WORDS } from '../words.ts'

const standingOf = (version: VersionRow, day: PlainDate): Standing => {
  const { compare } = Temporal.PlainDate
  if (version.state === 'draft') return 'draft'
  if (compare(version.effectiveFrom, day) > 0) return 'upcoming'
  return version.effectiveTo === null || compare(version.effectiveTo, day) >= 0 ? 'inForce' : 'ended'
}

/** The version that the address names, else the one in force, else the newest. */
const chosen = (versions: readonly VersionRow[], named: string | null, day: PlainDate): VersionRow | undefined =>
  versions.find((version) => String(version.versionNo) === named) ??
  versions.find((version) => standingOf(version, day) === 'inForce') ??
  versions.at(-1)

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const day = today(ctx)
  const code = params['code'] ?? ''
  return transaction(ctx, async (trx) => {
    const versions = await listWholeVersions(trx, code)
    const version = chosen(versions, url.searchParams.get('ban'), day)
    if (version === undefined) throw data(null, { status: 404 })
    const other = versions.find((one) => String(one.versionNo) === url.searchParams.get('so-voi'))
    const process = version.processId === null ? undefined : await findProcess(trx, version.processId)
    const draft = versions.find((one) => one.state === 'draft')
    return {
      code,
      today: day.toString(),
      mayEdit: mayEditProcedures(ctx.actor, version.body.sectorCode),
      hasDraft: draft !== undefined,
      openReviews: draft === undefined ? 0 : await countOpenReviews(trx, draft.id),
      process: process === undefined ? null : { id: process.id, name: process.name, state: process.state },
      shown: {
        id: version.id, versionNo: version.versionNo, body: version.body, standing: standingOf(version, day),
        from: version.effectiveFrom.toString(), isEndless: version.state === 'published',
      },
      comparison: other === undefined || other === version ? null : { with: other.versionNo, changes: compareVersions(other.body, version.body) },
      versions: versions.toReversed().map((one) => ({
        versionNo: one.versionNo, standing: standingOf(one, day), origin: one.origin,
        from: one.effectiveFrom.toString(), to: one.effectiveTo?.toString() ?? null, name: one.body.name,
      })),
    }
  })
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const code = params['code'] ?? ''
  const form = await request.formData()
  const versions = await transaction(web.ctx, (trx) => listWholeVersions(trx, code))
  if (textIn(form, 'viec') === 'ket-thuc') {
    const lastDay = readTypedDay(textIn(form, 'lastDay'))
    if (lastDay === undefined) return answerErrors(form, { lastDay: 'Chọn ngày cuối cùng còn hiệu lực.' })
    const ending = versions.find((version) => version.id === textIn(form, 'versionId'))
    if (ending === undefined) throw data(null, { status: 404 })
    const result = await endVersion(web.ctx, { versionId: ending.id, lastDay })
    if (!result.ok) return answerRefusal(form, result.refusal)
    web.flash('done', 'Đã ghi ngày cuối cùng còn hiệu lực. Hồ sơ đã nhận vẫn theo phiên bản này.')
    throw redirect(`/danh-muc/thu-tuc/${code}`, 303)
  }
  const basis = versions.find((version) => version.id === textIn(form, 'versionId'))
  if (basis === undefined) throw data(null, { status: 404 })
  const { compare } = Temporal.PlainDate
  const tomorrow = today(web.ctx).add({ days: 1 })
  const afterAll = versions.map((version) => version.effectiveFrom.add({ days: 1 })).reduce((a, b) => (compare(a, b) > 0 ? a : b), tomorrow)
  const result = await draftVersion(web.ctx, { code, body: basis.body, processId: basis.processId, effectiveFrom: afterAll })
  if (!result.ok) return answerRefusal(form, result.refusal)
  web.flash('done', 'Đã tạo bản nháp từ phiên bản này. Sửa rồi ban hành.')
  throw redirect(`/danh-muc/thu-tuc/${code}/soan`, 303)
}

/** A procedure: its versions by their days, one of them whole, and what differs between two. */
const ProcedurePage = () => {
  const { code, today: now, mayEdit, hasDraft, openReviews, process, shown, comparison, versions } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const refusal = replyTo(reply, 'viec', 'tao-nhap')?.refusal
  return (
    <>
      <PageHeader
        title={shown.body.name}
        over={<><Code>{code}</Code> · phiên bản {shown.versionNo}</>}
        chips={<StandingChip standing={shown.standing} />}
        aside={<a href={`/thu-tuc/${code}`}>Trang cho người dân</a>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {refusal != null && <Notice tone="error">{refusal.message}</Notice>}
        {openReviews > 0 && (
          <Notice tone="warning" title={`Bản nháp còn ${openReviews} câu hỏi sau khi nhập`}>
            <Link to={`/danh-muc/can-quyet-dinh?ma=${code}`}>Quyết định các câu hỏi này</Link>, rồi ban hành được.
          </Notice>
        )}
        <div className="two">
          <div className="stack">
            {comparison !== null && <Comparison {...comparison} versionNo={shown.versionNo} />}
            <VersionView
              body={shown.body}
              process={process === null ? 'chưa chọn' : <Link to={`/danh-muc/quy-trinh/${process.id}`}>{process.name}{process.state === 'draft' && ' (bản nháp)'}</Link>}
            />
          </div>
          <aside className="stack">
            {mayEdit && (
              <section className="panel tight">
                <h2>Sửa</h2>
                {hasDraft ? (
                  <p><ButtonLink to={`/danh-muc/thu-tuc/${code}/soan`}>Sửa bản nháp</ButtonLink></p>
                ) : (
                  <PostForm>
                    <input type="hidden" name="viec" value="tao-nhap" />
                    <input type="hidden" name="versionId" value={shown.id} />
                    <p className="small muted">Phiên bản đã ban hành không sửa được. Tạo bản nháp từ phiên bản {shown.versionNo}, sửa, rồi ban hành từ một ngày.</p>
                    <Button>Tạo bản nháp</Button>
                  </PostForm>
                )}
              </section>
            )}
            <section className="panel tight">
              <h2>Phiên bản</h2>
              <DataTable
                caption="Phiên bản theo ngày hiệu lực"
                rows={versions}
                rowKey={(row) => String(row.versionNo)}
                rowHref={(row) => `?ban=${row.versionNo}`}
                opens="so"
                rowState={(row) => (row.versionNo === shown.versionNo ? 'on' : undefined)}
                columns={[
                  { key: 'so', header: 'Số', narrow: 'title', cell: (row) => `Số ${row.versionNo}`, note: (row) => ORIGIN_WORDS[row.origin] },
                  {
                    key: 'ngay', header: 'Hiệu lực', narrow: 'line',
                    cell: (row) => <>{row.standing === 'draft' ? 'dự kiến ' : ''}<Day on={row.from} />{row.to !== null && <> đến hết <Day on={row.to} /></>}</>,
                    note: (row) => <StandingChip standing={row.standing} />,
                  },
                ]}
              />
              {versions.length > 1 && (
                <form method="get" className="compare" key={`${shown.versionNo} ${comparison?.with}`}>
                  <input type="hidden" name="ban" value={shown.versionNo} />
                  <SelectField
                    name="so-voi"
                    label={`So phiên bản ${shown.versionNo} với`}
                    options={versions.filter((one) => one.versionNo !== shown.versionNo).map((one) => ({ value: String(one.versionNo), label: `phiên bản ${one.versionNo}` }))}
                    defaultValue={comparison === null ? undefined : String(comparison.with)}
                  />
                  <Button kind="ghost">So sánh</Button>
                </form>
              )}
            </section>
            {mayEdit && shown.isEndless && (
              <details className="more">
                <summary>Bãi bỏ, kết thúc hiệu lực</summary>
                <PostForm reply={replyTo(reply, 'viec', 'ket-thuc')}>
                  <input type="hidden" name="viec" value="ket-thuc" />
                  <input type="hidden" name="versionId" value={shown.id} />
                  <p className="small">Sau ngày này không tiếp nhận hồ sơ mới của thủ tục. Hồ sơ đã nhận vẫn làm tiếp.</p>
                  <DayField name="lastDay" label="Ngày cuối cùng còn hiệu lực" defaultValue={now} />
                  <Button kind="danger">Kết thúc hiệu lực</Button>
                </PostForm>
              </details>
            )}
          </aside>
        </div>
      </main>
    </>
  )
}
export default ProcedurePage

type ComparisonProps = {
  readonly versionNo: number
  readonly with: number
  readonly changes: ReturnType<typeof compareVersions>
}

const Comparison = ({ versionNo, with: other, changes }: ComparisonProps) => (
  <section className="panel" aria-label="So sánh hai phiên bản">
    <h2>Phiên bản {versionNo} khác phiên bản {other} ở {changes.length} chỗ</h2>
    {changes.length === 0 ? (
      <p>Nội dung hai phiên bản giống nhau.</p>
    ) : (
      <DataTable
        caption="Khác nhau"
        rows={changes.map((change, index) => ({ ...change, index }))}
        rowKey={(row) => String(row.index)}
        columns={[
          { key: 'muc', header: 'Mục', narrow: 'title', cell: (row) => row.part },
          { key: 'truoc', header: `Phiên bản ${other}`, cell: (row) => (row.before === null ? <span className="muted">không có</span> : <del>{row.before}</del>) },
          { key: 'sau', header: `Phiên bản ${versionNo}`, cell: (row) => (row.after === null ? <span className="muted">không có</span> : <ins>{row.after}</ins>) },
        ]}
      />
    )}
  </section>
)
