import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import type { EscalationLevel, ReminderRules } from '#law/monitoring-rules.ts'
import { administeredUnits, unitOptions } from '#organisation/administration-form.ts'
import { findStaffNames } from '#organisation/staff-queries.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Moment } from '#ui/values.tsx'
import { parseForm, refused, typedValues, wrongFields, type FormReply } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { readThresholds, RULES_FORM, rulesOfForm, STEP_ROWS, THRESHOLD_ROWS } from '../pages/rules-form.ts'
import { monitoringSentence } from '../refusals.ts'
import { findOwnRules, rulesFinder } from '../rule-queries.ts'
import { setRules } from '../set-rules.ts'

export const loader = ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  return transaction(ctx, async (trx) => {
    const mine = await administeredUnits(trx, ctx)
    const asked = parseId<UnitId>(url.searchParams.get('don-vi') ?? '')
    const unit = mine.find((one) => one.id === asked) ?? mine[0]
    if (unit === undefined) throw data(null, { status: 403 })
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    const own = await findOwnRules(trx)
    const above = tree.ancestors(unit.id).find((one) => own.has(one.id))
    const mineNow = own.get(unit.id)
    const editor = mineNow === undefined ? undefined : (await findStaffNames(trx, [mineNow.editedBy])).get(mineNow.editedBy)
    return {
      unitId: unit.id,
      unitName: unit.name,
      units: await unitOptions(trx, ctx),
      version: mineNow?.version ?? 0,
      rules: (await rulesFinder(trx, tree, day))(unit.id),
      inheritedFrom: mineNow === undefined ? (above?.name ?? 'mặc định của phần mềm') : null,
      edited: mineNow === undefined ? null : { by: editor?.fullName ?? '', at: toAt(mineNow.editedAt) },
      rows: THRESHOLD_ROWS,
      stepRows: STEP_ROWS,
    }
  })
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(RULES_FORM, form)
  const { errors, ...thresholds } = readThresholds(form)
  if (!parsed.ok || Object.keys(errors).length > 0) {
    return wrongFields({ errors: { ...errors, ...(parsed.ok ? {} : parsed.reply.errors) }, values: typedValues(form), refusal: null })
  }
  const unitId = parsed.value.unitId as UnitId
  const set = await setRules(web.ctx, unitId, rulesOfForm(parsed.value, thresholds), parsed.value.ban)
  if (!set.ok) return refused(form, set.refusal.code, monitoringSentence(set.refusal))
  web.flash('done', 'Đã lưu ngưỡng đôn đốc. Lần quét tới sẽ áp dụng.')
  throw redirect(`/quan-tri/nguong-don-doc?don-vi=${unitId}`, 303)
}

const LEVELS: readonly { readonly value: EscalationLevel; readonly label: string }[] = [
  { value: 'holder', label: 'Người giữ' },
  { value: 'unitHead', label: 'Người giữ và người phụ trách đơn vị' },
  { value: 'agencyLeader', label: 'Thêm lãnh đạo cơ quan' },
  { value: 'upperLevel', label: 'Thêm cấp trên' },
]

/** When somebody is reminded of a dossier, and who, for a unit and those below it. */
const RulesPage = () => {
  const loaded = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply>()
  const { rules } = loaded
  return (
    <>
      <PageHeader title="Ngưỡng đôn đốc" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <form method="get" className="find-day">
          <SelectField name="don-vi" label="Đơn vị" options={loaded.units} defaultValue={loaded.unitId} />
          <Button kind="ghost">Xem</Button>
        </form>
        <Notice title={loaded.unitName}>
          {loaded.inheritedFrom === null ? (
            <>Đơn vị đặt riêng{loaded.edited !== null && <>, {loaded.edited.by} sửa lúc <Moment at={loaded.edited.at} /></>}. Cấp dưới chưa đặt riêng cũng theo.</>
          ) : (
            <>Đang theo {loaded.inheritedFrom}. Lưu ở đây là đặt riêng cho đơn vị này và các cấp dưới chưa đặt riêng.</>
          )}
        </Notice>
        {reply?.refusal != null && <Notice tone="error">{reply.refusal.message}</Notice>}
        <section className="panel" key={loaded.unitId}>
          <PostForm reply={reply} label={`Ngưỡng của ${loaded.unitName}`}>
            <input type="hidden" name="unitId" value={loaded.unitId} />
            <input type="hidden" name="ban" value={loaded.version} />
            <h2>Các mốc nhắc</h2>
            <p className="small muted">Số ngày làm việc so với hạn: -1 là trước hạn một ngày, 0 là đúng hạn, 3 là quá hạn ba ngày. Để trống thì bỏ mốc.</p>
            <ThresholdRows prefix="" rows={loaded.rows} thresholds={rules.thresholds} />
            <fieldset className="threshold">
              <legend>Sau mốc cuối, lặp lại</legend>
              <TextField name="lapNgay" label="Mỗi … ngày làm việc" type="number" width={4} min={1} max={60} defaultValue={rules.repeat.everyWorkingDays.toString()} />
              <SelectField name="lapBao" label="Báo cho" options={LEVELS} defaultValue={rules.repeat.tells} />
              <Checkbox name="lapPhieu" value="co" label="Gửi phiếu đôn đốc" defaultChecked={rules.repeat.urges} />
            </fieldset>
            <h2>Chậm ở một bước</h2>
            <p className="small muted">So với hạn của bước, khi hồ sơ còn hạn. Hồ sơ đã quá hạn thì theo các mốc ở trên. Bỏ trống hết thì không nhắc theo bước.</p>
            <ThresholdRows prefix="buoc-" rows={loaded.stepRows} thresholds={rules.steps} />
            <h2>Các danh sách</h2>
            <TextField name="gioLau" label="Lâu không cập nhật: sau … giờ làm việc không có việc gì" type="number" width={10} min={1} max={1_600} defaultValue={String(rules.idleMinutes / 60)} />
            <TextField name="phutTiepNhan" label="Sắp hết 08 giờ trả lời trực tuyến: còn … phút làm việc" type="number" width={10} min={1} max={480} defaultValue={String(rules.receptionSoonMinutes)} />
            <TextField name="ngayKetQua" label="Kết quả chờ lâu: sau … ngày làm việc chưa ai nhận" type="number" width={10} min={1} max={60} defaultValue={String(rules.uncollectedDays)} />
            <h2>Trả lời phiếu đôn đốc</h2>
            <TextField name="gioTraLoi" label="Trong … giờ" type="number" width={10} min={1} max={300} defaultValue={String(rules.answer.minutes / 60)} />
            <SelectField
              name="cachDem"
              label="Giờ đếm theo"
              width={20}
              options={[
                { value: 'working', label: 'giờ làm việc' },
                { value: 'clock', label: 'đồng hồ, cả đêm và ngày nghỉ' },
              ]}
              defaultValue={rules.answer.counts}
            />
            <p className="form-actions">
              <Button>Lưu ngưỡng</Button>
            </p>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default RulesPage

type ThresholdRowsProps = { readonly prefix: string; readonly rows: number; readonly thresholds: ReminderRules['thresholds'] }

/** One row a threshold: when, who is told, whether a slip goes out. */
const ThresholdRows = ({ prefix, rows, thresholds }: ThresholdRowsProps) =>
  Array.from({ length: rows }, (_, i) => {
    const row = thresholds[i]
    return (
      <fieldset className="threshold" key={i}>
        <legend className="sr-only">Mốc {i + 1}</legend>
        <TextField name={`${prefix}ngay-${i}`} label="Ngày làm việc" type="number" width={4} min={-60} max={60} defaultValue={row?.workingDays.toString()} />
        <SelectField name={`${prefix}bao-${i}`} label="Báo cho" options={LEVELS} defaultValue={row?.tells ?? 'holder'} />
        <Checkbox name={`${prefix}phieu-${i}`} value="co" label="Gửi phiếu đôn đốc" defaultChecked={row?.urges ?? false} />
      </fieldset>
    )
  })
