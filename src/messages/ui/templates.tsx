import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { formatMinuteOfDay, parseMinuteOfDay } from '#kernel/local-time.ts'
import { DEFAULT_SENDING_HOURS } from '#law/messages.ts'
import { idField, unitOptions } from '#organisation/administration-form.ts'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { setSendingHours } from '../commands.ts'
import { messageSentence } from '../refusals.ts'
import { findOwnSendingHours } from '../sending-hours-queries.ts'
import { findTemplates } from '../template-queries.ts'
import { channelName, OCCASION_SLUGS, OCCASION_WORDS } from '../words.ts'

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  return transaction(ctx, async (trx) => {
    const units = await unitOptions(trx, ctx)
    const own = await findOwnSendingHours(trx)
    return {
      units,
      templates: (await findTemplates(trx)).map(({ occasion, subject, channels, version }) => ({ occasion, subject, channels, version })),
      hours: units.flatMap(({ value, label }) => {
        const hours = own.get(value)
        return hours === undefined ? [] : [{
          unitName: label.trim(), from: formatMinuteOfDay(hours.from), until: formatMinuteOfDay(hours.until), days: hours.days,
        }]
      }),
    }
  })
}

const timeField = z
  .string({ error: 'Nhập giờ dạng 07:00.' })
  .transform((text, issues) => {
    const minute = parseMinuteOfDay(text)
    if (minute === undefined) issues.addIssue({ code: 'custom', message: 'Nhập giờ dạng 07:00.' })
    return minute ?? 0
  })

const FORM = z.strictObject({
  unitId: idField<UnitId>('Chọn đơn vị.'),
  from: timeField,
  until: timeField,
  days: z.enum(['every', 'working'], { error: 'Chọn ngày được báo.' }),
})

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { unitId, ...hours } = parsed.value
  const result = await setSendingHours(web.ctx, unitId, hours)
  if (!result.ok) {
    const { code } = result.refusal
    return refused(form, code, messageSentence(result.refusal), code === 'sendingHoursInvalid' ? 'until' : 'unitId')
  }
  web.flash('done', 'Đã ghi giờ được báo, áp dụng từ tin tới.')
  throw redirect('/quan-tri/tin-nhan', 303)
}

const DAY_WORDS = { every: 'mọi ngày', working: 'ngày làm việc' } as const

/** What people are told at each step, by which ways, and in which hours their phone may ring. */
const Templates = () => {
  const { templates, hours, units } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Tin báo cho người dân" aside={<a href="/quan-tri/hop-thu-di">Hộp thư đi</a>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <p>
          Người có tài khoản luôn nhận tin trong hộp tin trên cổng. Ngoài ra tin được gửi tới thư và điện thoại mà người nộp đã để
          lại. Trong tin không có tên, số định danh, địa chỉ của ai.
        </p>
        <DataTable
          caption="Mẫu tin theo từng bước của hồ sơ"
          rows={templates}
          rowKey={(row) => row.occasion}
          rowHref={(row) => `/quan-tri/tin-nhan/${OCCASION_SLUGS[row.occasion]}`}
          opens="khi"
          columns={[
            { key: 'khi', header: 'Khi nào', narrow: 'title', cell: (row) => OCCASION_WORDS[row.occasion] },
            { key: 'tieu-de', header: 'Tiêu đề', cell: (row) => row.subject },
            { key: 'kenh', header: 'Gửi thêm qua', cell: (row) => row.channels.map(channelName).join(', ') || 'chỉ hộp tin' },
            { key: 'ban', header: 'Lời', narrow: 'badge', cell: (row) => <Chip state={row.version === 0 ? 'waiting' : 'done'}>{row.version === 0 ? 'theo mẫu sẵn' : `cơ quan sửa, bản ${row.version}`}</Chip> },
          ]}
        />
        <section className="panel">
          <h2>Giờ được báo tới điện thoại</h2>
          <p>
            Ngoài giờ này SMS và Zalo chờ tới giờ kế tiếp; thư điện tử và mã xác nhận thì gửi ngay. Đơn vị chưa đặt thì theo đơn vị cấp
            trên, sau cùng là {DEFAULT_SENDING_HOURS.from}–{DEFAULT_SENDING_HOURS.until} {DAY_WORDS[DEFAULT_SENDING_HOURS.days]}.
          </p>
          <DataTable
            caption="Đơn vị đã đặt giờ riêng"
            rows={hours}
            rowKey={(row) => row.unitName}
            empty={<EmptyState title="Chưa đơn vị nào đặt giờ riêng" />}
            columns={[
              { key: 'don-vi', header: 'Đơn vị', narrow: 'title', cell: (row) => row.unitName },
              { key: 'gio', header: 'Được báo', cell: (row) => `${row.from}–${row.until}, ${DAY_WORDS[row.days]}` },
            ]}
          />
          <PostForm reply={reply}>
            <SelectField name="unitId" label="Đơn vị" options={units} placeholder="Chọn đơn vị" />
            <div className="pair">
              <TextField name="from" label="Từ" hint="Ví dụ 07:00" width={10} defaultValue={DEFAULT_SENDING_HOURS.from} />
              <TextField name="until" label="Đến" hint="Ví dụ 21:00" width={10} defaultValue={DEFAULT_SENDING_HOURS.until} />
            </div>
            <SelectField name="days" label="Ngày được báo" options={[{ value: 'every', label: 'Mọi ngày' }, { value: 'working', label: 'Chỉ ngày làm việc của đơn vị' }]} />
            <p className="form-actions"><Button>Đặt giờ</Button></p>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default Templates
