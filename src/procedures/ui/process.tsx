import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { parseId, type ProcessVersionId, type UnitId } from '#kernel/ids.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { ActionBar } from '#ui/action-bar.tsx'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { mayEditProcedures } from '../domain/may-edit.ts'
import { publishProcess, saveProcess } from '../process-commands.ts'
import { findProcess, listProcessUses, listProcessVersions } from '../process-queries.ts'
import { answerErrors, answerRefusal, refusalSentence, replyTo, textIn } from './catalogue-form.ts'
import { checkProcess } from './process-check.ts'
import { readStepsForm } from './process-form.ts'
import { ProcessFindings } from './process-findings.tsx'
import { StepsList, StepsTable } from './process-steps-table.tsx'
import { promiseWords } from '../words.ts'

const idOf = (text: string | undefined): ProcessVersionId => {
  const id = parseId<ProcessVersionId>(text ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  return id
}

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const day = today(ctx)
  const unitId = parseId<UnitId>(url.searchParams.get('don-vi') ?? '')
  return transaction(ctx, async (trx) => {
    const process = await findProcess(trx, idOf(params['id']))
    if (process === undefined) throw data(null, { status: 404 })
    const uses = await listProcessUses(trx, process.code, day)
    const versions = await listProcessVersions(trx, process.code)
    const tree = await unitTree(trx, day)
    return {
      process,
      mayEdit: mayEditProcedures(ctx.actor, null),
      draftId: versions.find((version) => version.state === 'draft')?.id ?? null,
      versions: versions.toReversed().map(({ id, versionNo, state }) => ({ id, versionNo, state })),
      uses: uses.map(({ code, name, state, processVersionNo, cases }) => ({
        code, name, state, processVersionNo,
        promises: [...new Set(cases.map((one) => promiseWords(one.committedDuration)))].join('; '),
      })),
      checked: await checkProcess(trx, process.steps, uses, { unitId, day, title: process.name }),
      unit: unitId ?? null,
      units: tree.units.map(({ id, name }) => ({ value: id, label: `${'\u2003'.repeat(tree.depth(id))}${name}` })),
      unitCodes: tree.units.map(({ code, name }) => ({ value: code, label: name })),
    }
  })
}

export const action = async ({ request, context, params, url }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const known = await transaction(web.ctx, async (trx) => ({
    process: await findProcess(trx, idOf(params['id'])),
    tree: await unitTree(trx, today(web.ctx)),
  }))
  const { process, tree } = known
  if (process === undefined) throw data(null, { status: 404 })
  if (textIn(form, 'viec') === 'phien-ban-moi') {
    const draft = await saveProcess(web.ctx, { ...process, editNo: 0 })
    if (!draft.ok) return answerRefusal(form, draft.refusal)
    web.flash('done', `Đã tạo bản nháp từ bản số ${process.versionNo}.`)
    throw redirect(`/danh-muc/quy-trinh/${draft.value.processId}`, 303)
  }
  if (process.state !== 'draft') return answerRefusal(form, { code: 'processFixed' })
  const name = textIn(form, 'name')
  const typed = readStepsForm(form, (code) => tree.findByCode(code) !== undefined)
  if (!typed.ok || name === '') {
    return answerErrors(form, { ...(name === '' ? { name: 'Nhập tên quy trình.' } : {}), ...(typed.ok ? {} : typed.errors) })
  }
  const saved = await saveProcess(web.ctx, { code: process.code, name, steps: typed.steps, editNo: Number(textIn(form, 'editNo')) })
  if (!saved.ok) return answerRefusal(form, saved.refusal)
  const back = `/danh-muc/quy-trinh/${saved.value.processId}${url.search}`
  if (textIn(form, 'viec') !== 'ban-hanh') {
    web.flash('done', 'Đã lưu bản nháp, vẽ lại sơ đồ và kiểm tra lại.')
    throw redirect(back, 303)
  }
  const published = await publishProcess(web.ctx, saved.value)
  if (published.ok) web.flash('done', 'Đã ban hành quy trình. Chọn quy trình này trong bản nháp của thủ tục để dùng.')
  else web.flash('warning', `Đã lưu bản nháp nhưng chưa ban hành được. ${refusalSentence(published.refusal)}`.slice(0, LONGEST_FLASH))
  throw redirect(back, 303)
}

/** A flash is one sentence in a cookie. */
const LONGEST_FLASH = 500

/** A process: its steps as a table, drawn, criticised, held against what procedures promise. */
const ProcessPage = () => {
  const { process, mayEdit, draftId, versions, uses, checked, unit, units, unitCodes } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const isOpen = mayEdit && process.state === 'draft'
  const refusal = replyTo(reply, 'viec', 'phien-ban-moi')?.refusal
  return (
    <>
      <PageHeader
        title={process.name}
        over={<><Code>{process.code}</Code> · bản số {process.versionNo}</>}
        chips={<Chip state={process.state === 'draft' ? 'waiting' : 'done'}>{process.state === 'draft' ? 'bản nháp' : 'đã ban hành'}</Chip>}
        aside={versions.length > 1 && <nav aria-label="Các bản">{versions.map((one) => (
          <span key={one.id}> {one.id === process.id ? <b>bản {one.versionNo}</b> : <Link to={`/danh-muc/quy-trinh/${one.id}`}>bản {one.versionNo}</Link>}</span>
        ))}</nav>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {refusal != null && <Notice tone="error">{refusal.message}</Notice>}
        <div className="two">
          <ProcessFindings checked={checked} isUnitChosen={unit !== null} />
          <form method="get" className="panel tight" key={unit}>
            <SelectField name="don-vi" label="Kiểm tra người giữ vai trò tại" options={units} placeholder="Chưa chọn đơn vị" defaultValue={unit ?? ''} />
            <Button kind="ghost">Kiểm tra</Button>
          </form>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
        <section className="panel tight drawing" aria-label="Sơ đồ" tabIndex={0}>
          {process.steps.length === 0
            ? <EmptyState title="Chưa có bước nào để vẽ" />
            : <div dangerouslySetInnerHTML={{ __html: checked.drawing }} />}
        </section>
        {isOpen ? (
          <PostForm reply={reply} id="soan" key={`${process.id} ${process.editNo}`}>
            <input type="hidden" name="editNo" value={process.editNo} />
            <TextField name="name" label="Tên quy trình" defaultValue={process.name} />
            <p className="small muted">
              Thời gian là giờ làm việc: 30 phút, 4 giờ, 2 ngày. “Sau bước” ghi số của các bước phải xong trước, ví dụ 1 hoặc 2, 3; bước đầu để trống.
              Hai bước cùng sau một bước thì làm song song. Lưu xong các bước được xếp lại theo thứ tự làm.
            </p>
            <StepsTable steps={process.steps} units={unitCodes} />
          </PostForm>
        ) : (
          <>
            <StepsList steps={process.steps} />
            {mayEdit && (draftId === null ? (
              <PostForm>
                <input type="hidden" name="viec" value="phien-ban-moi" />
                <Button kind="ghost">Tạo phiên bản mới từ bản này</Button>
              </PostForm>
            ) : draftId !== process.id && <p><Link to={`/danh-muc/quy-trinh/${draftId}`}>Mở bản nháp đang soạn</Link></p>)}
          </>
        )}
        <Uses uses={uses} />
      </main>
      {isOpen && (
        <ActionBar effect="Ban hành xong thì các bước không sửa được nữa; hồ sơ giữ bản lúc tiếp nhận.">
          <Button form="soan" name="viec" value="luu" shortcut="Ctrl Enter">Lưu và vẽ lại</Button>
          <Button form="soan" name="viec" value="ban-hanh" kind="ghost">Lưu và ban hành</Button>
        </ActionBar>
      )}
    </>
  )
}
export default ProcessPage

const FEW = 12

const Uses = ({ uses }: { readonly uses: ReturnType<typeof useLoaderData<typeof loader>>['uses'] }) => {
  const table = (
    <DataTable
      caption="Thủ tục dùng quy trình"
      rows={uses}
      rowKey={(row) => `${row.code} ${row.state}`}
      rowHref={(row) => `/danh-muc/thu-tuc/${row.code}`}
      opens="ten"
      empty={<EmptyState title="Chưa có thủ tục nào dùng"><p>Chọn quy trình trong bản nháp của thủ tục.</p></EmptyState>}
      columns={[
        { key: 'ma', header: 'Mã', narrow: 'left', cell: (row) => <Code>{row.code}</Code> },
        { key: 'ten', header: 'Thủ tục', narrow: 'title', cell: (row) => row.name, note: (row) => row.state === 'draft' && 'bản nháp' },
        { key: 'ban', header: 'Theo bản', numeric: true, cell: (row) => row.processVersionNo },
        { key: 'ck', header: 'Thời hạn cam kết', cell: (row) => row.promises },
      ]}
    />
  )
  return uses.length > FEW ? (
    <details className="more"><summary>{uses.length} thủ tục đang dùng quy trình này</summary>{table}</details>
  ) : (
    <section className="stack tight"><h2>Thủ tục đang dùng quy trình này</h2>{table}</section>
  )
}
