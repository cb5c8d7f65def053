import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { ROLE_NAMES } from '#organisation/role-names.ts'
import { hireStaff } from '#organisation/staff-commands.ts'
import { listStaff } from '#organisation/staff-queries.ts'
import { today } from '#organisation/today.ts'
import { administeredUnits, answerFields, answerRefusal, dayField } from '#organisation/administration-form.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DayField } from '#ui/day-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Code } from '#ui/values.tsx'
import { parseForm } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { DescriptionFields } from './staff-description.tsx'
import { readDescription, STAFF_DESCRIPTION } from './staff-fields.ts'

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const day = today(ctx)
  const search = (url.searchParams.get('q') ?? '').slice(0, 100)
  return transaction(ctx, async (trx) => {
    const units = (await administeredUnits(trx, ctx)).map((unit) => unit.id)
    const tree = await unitTree(trx, day)
    const people = await listStaff(trx, units, day, search)
    return {
      today: day.toString(),
      search,
      people: people.map(({ id, code, fullName, title, assignments }) => ({
        id, code, fullName, title,
        units: [...new Set(assignments.map(({ unitId }) => tree.find(unitId)?.name ?? ''))].join('; '),
        roles: [...new Set(assignments.map(({ role }) => ROLE_NAMES[role]))].join(', '),
      })),
    }
  })
}

const FORM = z.strictObject({ ...STAFF_DESCRIPTION, activeFrom: dayField('Chọn ngày bắt đầu.') })

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return answerFields(parsed.reply)
  const person = readDescription(parsed.value)
  const result = await hireStaff(web.ctx, { ...person, activeFrom: parsed.value.activeFrom })
  if (!result.ok) return answerRefusal(form, result)
  web.flash('done', `Đã thêm ${person.fullName}. Phân công và tạo tài khoản ở trang này.`)
  throw redirect(`/quan-tri/can-bo/${result.value.staffId}`, 303)
}

/** The people of the units that one administers. */
const StaffList = () => {
  const { today: now, search, people } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Cán bộ và phân công" search={<SearchBox label="Tìm theo tên hoặc mã" defaultValue={search} />} aside={<span>{people.length} người</span>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <DataTable
          caption="Cán bộ"
          rows={people}
          rowKey={(row) => row.id}
          rowHref={(row) => `/quan-tri/can-bo/${row.id}`}
          opens="ten"
          empty={<EmptyState title={search === '' ? 'Chưa có cán bộ nào' : `Không có ai tên “${search}”`} />}
          columns={[
            { key: 'ten', header: 'Họ tên', narrow: 'title', cell: (row) => row.fullName, note: (row) => row.title },
            { key: 'ma', header: 'Mã', cell: (row) => <Code>{row.code}</Code> },
            { key: 'don-vi', header: 'Đơn vị', cell: (row) => row.units || 'chưa phân công' },
            { key: 'vai', header: 'Vai trò', cell: (row) => row.roles },
          ]}
        />
        <section className="panel">
          <h2>Thêm cán bộ</h2>
          <PostForm reply={reply}>
            <DescriptionFields />
            <DayField name="activeFrom" label="Làm việc từ ngày" defaultValue={now} />
            <p className="form-actions"><Button>Thêm cán bộ</Button></p>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default StaffList
