import { Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { compareVietnamese } from '#kernel/text.ts'
import type { PlainDate } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DayField } from '#ui/day-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { durationWords } from '../duration-words.ts'
import { findVersionInForce, listInForce, listOfferedBy } from '../queries.ts'
import { searchWholeCatalogue } from '../search-queries.ts'
import { assignUnit, assignUnitMany, endUnitPart, type UnitPart } from '../unit-part-commands.ts'
import { listUnitParts } from '../unit-part-queries.ts'
import { answerErrors, answerRefusal, replyTo, textIn } from './catalogue-form.ts'
import { DurationField } from './duration-field.tsx'
import { partOf, readAssignment, readPeriod } from './unit-part-form.ts'

const PART_WORDS: Readonly<Record<UnitPart, string>> = { receives: 'tiếp nhận', resolves: 'giải quyết' }
const MOST_FOUND = 12

const iso = (day: PlainDate | null): string | null => day?.toString() ?? null

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const day = today(ctx)
  const asked = (name: string): string => url.searchParams.get(name)?.trim() ?? ''
  return transaction(ctx, async (trx) => {
    const tree = await unitTree(trx, day)
    const unit = tree.find(parseId<UnitId>(asked('don-vi')) ?? ('' as UnitId))
    const code = /^\d\.\d{6}$/.test(asked('ma')) ? asked('ma') : ''
    const procedure = code === '' ? undefined : await findVersionInForce(trx, ctx.tenantId, code, day)
    const found = asked('ma') === '' || procedure !== undefined ? [] : await searchWholeCatalogue(trx, asked('ma'), day, MOST_FOUND)
    const of = unit !== undefined ? { unitId: unit.id } : procedure !== undefined ? { code } : undefined
    const parts = of === undefined ? [] : await listUnitParts(trx, of, day)
    const ofTier = unit === undefined ? [] : (await listInForce(trx, day)).filter((line) => line.tiers.includes(unit.tier))
    const sectors = Map.groupBy(ofTier, (line) => line.sectorCode)
    return {
      today: day.toString(),
      asked: asked('ma'),
      found,
      units: tree.units.map(({ id, name }) => ({ value: id, label: `${'\u2003'.repeat(tree.depth(id))}${name}` })),
      unit: unit === undefined ? null : { id: unit.id, name: unit.name, offers: (await listOfferedBy(trx, unit.id, day)).length, hasOwn: parts.length > 0 },
      procedure: procedure === undefined ? null : {
        code, name: procedure.name,
        cases: procedure.cases.map((one) => ({ id: one.id, label: one.label, committed: one.committedDuration === null ? 'không quy định' : durationWords(one.committedDuration) })),
      },
      sectors: [...sectors]
        .map(([value, lines]) => ({ value, label: `${lines[0]?.sectorName} (${lines.length})` }))
        .toSorted((a, b) => compareVietnamese(a.label, b.label)),
      ofTier: ofTier.length,
      parts: parts.map((part) => ({
        code: part.code, name: part.name, unitId: part.unitId, part: part.part,
        unitName: tree.find(part.unitId)?.name ?? 'đơn vị đã kết thúc',
        from: part.validFrom.toString(), to: iso(part.validTo),
        committed: Object.values(part.committed).map(durationWords).join('; '),
      })),
    }
  })
}

export const action = async ({ request, context, url }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const { ctx } = web
  const form = await request.formData()
  const back = () => redirect(url.pathname + url.search, 303)
  const work = textIn(form, 'viec')
  if (work === 'giao-nhieu') {
    const period = readPeriod(form)
    const unitId = parseId<UnitId>(textIn(form, 'unitId'))
    if (!period.ok || unitId === undefined) return answerErrors(form, period.ok ? { unitId: 'Chọn đơn vị.' } : period.errors)
    const day = today(ctx)
    const lines = await transaction(ctx, async (trx) => {
      const tier = (await unitTree(trx, day)).find(unitId)?.tier
      return (await listInForce(trx, day)).filter((line) => tier !== undefined && line.tiers.includes(tier))
    })
    const sector = textIn(form, 'sector')
    const codes = lines.filter((line) => sector === '' || line.sectorCode === sector).map((line) => line.code)
    const many = await assignUnitMany(ctx, { codes, unitId, part: partOf(form), ...period.value })
    if (!many.ok) return answerRefusal(form, many.refusal)
    const { assigned, hadBefore } = many.value
    web.flash('done', `Đã giao ${assigned} thủ tục${hadBefore > 0 ? `; ${hadBefore} thủ tục đã giao từ trước` : ''}.`)
    throw back()
  }
  if (work === 'thoi') {
    const unitId = parseId<UnitId>(textIn(form, 'unitId'))
    const ended = unitId === undefined
      ? undefined
      : await endUnitPart(ctx, { code: textIn(form, 'code'), unitId, part: partOf(form), lastDay: today(ctx) })
    if (ended === undefined) return answerErrors(form, { unitId: 'Chọn đơn vị.' })
    if (!ended.ok) return answerRefusal(form, ended.refusal)
    web.flash('done', 'Đã ghi: hôm nay là ngày cuối cùng của phần việc này.')
    throw back()
  }
  const typed = readAssignment(form)
  if (!typed.ok) return answerErrors(form, typed.errors)
  const result = await assignUnit(ctx, typed.value)
  if (!result.ok) return answerRefusal(form, result.refusal)
  web.flash('done', 'Đã giao phần việc.')
  throw back()
}

const PARTS = [
  { value: 'receives', label: 'Tiếp nhận: nhận hồ sơ và trả kết quả' },
  { value: 'resolves', label: 'Giải quyết: có thẩm quyền quyết định' },
]

const Span = ({ today: now }: { readonly today: string }) => (
  <div className="pair">
    <DayField name="validFrom" label="Từ ngày" defaultValue={now} />
    <DayField name="validTo" label="Đến hết ngày" optional />
  </div>
)

/** Which units take in and which decide which procedures, from when, with promises of their own. */
const UnitParts = () => {
  const { today: now, asked, found, units, unit, procedure, sectors, ofTier, parts } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const refusal = replyTo(reply, 'viec', 'thoi')?.refusal
  return (
    <>
      <PageHeader title="Phân công thủ tục cho đơn vị" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {refusal != null && <Notice tone="error">{refusal.message}</Notice>}
        <div className="halves">
          <form method="get" className="panel tight" key={unit?.id}>
            <SelectField name="don-vi" label="Theo đơn vị" options={units} placeholder="Chọn đơn vị" defaultValue={unit?.id ?? ''} />
            <Button kind="ghost">Xem thủ tục của đơn vị</Button>
          </form>
          <form method="get" className="panel tight" key={asked}>
            <TextField name="ma" label="Theo thủ tục" placeholder="Mã hoặc tên thủ tục" defaultValue={asked} />
            <Button kind="ghost">Xem đơn vị của thủ tục</Button>
          </form>
        </div>
        {found.length > 0 && (
          <section className="panel tight">
            <h2>Chọn thủ tục</h2>
            <ul>{found.map((one) => <li key={one.code}><Link to={`?ma=${one.code}`}>{one.name}</Link> <Code>{one.code}</Code></li>)}</ul>
          </section>
        )}
        {asked !== '' && procedure === null && found.length === 0 && <Notice tone="warning">Không có thủ tục nào đang hiệu lực tên hoặc mã “{asked}”.</Notice>}
        {unit !== null && (
          <>
            <h2>{unit.name}</h2>
            {!unit.hasOwn && (
              <Notice tone="info" title={`Đang nhận cả ${unit.offers} thủ tục của cấp mình`}>
                Đơn vị chưa được giao riêng thủ tục nào. Khi giao thủ tục đầu tiên, từ ngày đó đơn vị chỉ nhận những thủ tục được giao, nên hãy giao đủ danh sách.
              </Notice>
            )}
          </>
        )}
        {procedure !== null && <h2>{procedure.name} <Code>{procedure.code}</Code></h2>}
        {(unit !== null || procedure !== null) && (
          <DataTable
            caption="Phần việc đang và sẽ có hiệu lực"
            rows={parts}
            rowKey={(row) => `${row.code} ${row.unitId} ${row.part} ${row.from}`}
            tall={parts.length > 14}
            empty={<EmptyState title="Chưa giao riêng phần việc nào">{procedure !== null && <p>Mọi đơn vị của cấp giải quyết đang nhận thủ tục này.</p>}</EmptyState>}
            columns={[
              unit === null
                ? { key: 'don-vi', header: 'Đơn vị', narrow: 'title', cell: (row) => <Link to={`?don-vi=${row.unitId}`}>{row.unitName}</Link> }
                : { key: 'ten', header: 'Thủ tục', narrow: 'title', cell: (row) => <Link to={`?ma=${row.code}`}>{row.name}</Link>, note: (row) => row.code },
              { key: 'phan', header: 'Phần việc', cell: (row) => PART_WORDS[row.part] },
              { key: 'tu', header: 'Từ ngày', cell: (row) => <Day on={row.from} /> },
              { key: 'den', header: 'Đến hết ngày', cell: (row) => (row.to === null ? 'không hạn' : <Day on={row.to} />) },
              { key: 'ck', header: 'Cam kết riêng', cell: (row) => row.committed || 'theo thủ tục' },
              {
                key: 'viec', header: 'Việc',
                cell: (row) => (row.to !== null ? null : (
                  <PostForm label={`Thôi giao phần ${PART_WORDS[row.part]} ${row.code} cho ${row.unitName} từ ${row.from}`}>
                    <input type="hidden" name="viec" value="thoi" />
                    <input type="hidden" name="code" value={row.code} />
                    <input type="hidden" name="unitId" value={row.unitId} />
                    <input type="hidden" name="part" value={row.part} />
                    <Button kind="plain">Thôi từ ngày mai</Button>
                  </PostForm>
                )),
              },
            ]}
          />
        )}
        {unit !== null && (
          <section className="panel long-form">
            <h2>Giao nhiều thủ tục một lần</h2>
            <PostForm reply={replyTo(reply, 'viec', 'giao-nhieu')} key={`${unit.id} ${parts.length}`}>
              <input type="hidden" name="viec" value="giao-nhieu" />
              <input type="hidden" name="unitId" value={unit.id} />
              <SelectField name="sector" label="Thủ tục" options={sectors} placeholder={`Mọi thủ tục của cấp mình (${ofTier})`} />
              <SelectField name="part" label="Phần việc" options={PARTS} />
              <Span today={now} />
              <Button>Giao cho đơn vị</Button>
            </PostForm>
          </section>
        )}
        {procedure !== null && (
          <section className="panel long-form">
            <h2>Giao cho một đơn vị</h2>
            <PostForm reply={replyTo(reply, 'viec', 'giao')} key={`${procedure.code} ${parts.length}`}>
              <input type="hidden" name="viec" value="giao" />
              <input type="hidden" name="code" value={procedure.code} />
              <SelectField name="unitId" label="Đơn vị" options={units} placeholder="Chọn đơn vị" />
              <SelectField name="part" label="Phần việc" options={PARTS} />
              <Span today={now} />
              <fieldset>
                <legend>Cam kết riêng của đơn vị</legend>
                <span className="hint">Chỉ khi đơn vị giải quyết hứa ngắn hơn. Để trống là theo thủ tục.</span>
                {procedure.cases.map((one) => (
                  <DurationField key={one.id} name={`committed.${one.id}`} label={`${one.label} (thủ tục: ${one.committed})`} optional empty="Theo thủ tục." />
                ))}
              </fieldset>
              <Button>Giao phần việc</Button>
            </PostForm>
          </section>
        )}
      </main>
    </>
  )
}
export default UnitParts
