import { ROLES } from '#kernel/actor.ts'
import type { UnitOption } from '#organisation/administration-form.ts'
import { ROLE_NAMES } from '#organisation/role-names.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DayField } from '#ui/day-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import type { FormReply } from '#web/form.ts'

export type AssignmentLine = {
  readonly id: string
  readonly role: string
  readonly withSubtree: boolean
  readonly sectors: string | null
  readonly unitName: string
  readonly from: string
  readonly to: string | null
}

type StaffAssignmentsProps = {
  readonly assignments: readonly AssignmentLine[]
  readonly units: readonly UnitOption[]
  readonly today: string
  readonly reply: FormReply | undefined
}

/** What a person holds, where and until when, and the form for another assignment. */
export const StaffAssignments = ({ assignments, units, today, reply }: StaffAssignmentsProps) => (
  <>
    <DataTable
      caption="Phân công"
      rows={assignments}
      rowKey={(row) => row.id}
      empty={<EmptyState title="Chưa có phân công nào, nên chưa có quyền gì" />}
      columns={[
        { key: 'vai', header: 'Vai trò', narrow: 'title', cell: (row) => row.role },
        { key: 'don-vi', header: 'Tại', cell: (row) => row.unitName, note: (row) => (row.withSubtree ? 'gồm mọi đơn vị trực thuộc' : 'chỉ đơn vị này') },
        { key: 'linh-vuc', header: 'Lĩnh vực', cell: (row) => row.sectors ?? 'mọi lĩnh vực' },
        { key: 'tu', header: 'Từ ngày', cell: (row) => <Day on={row.from} /> },
        { key: 'den', header: 'Đến hết ngày', cell: (row) => (row.to === null ? 'không thời hạn' : <Day on={row.to} />) },
        {
          key: 'viec', header: 'Thao tác',
          cell: (row) => (
            <PostForm label={`Chấm dứt ${row.role}`}>
              <input type="hidden" name="viec" value="cham-dut" />
              <input type="hidden" name="id" value={row.id} />
              <Button kind="plain">Chấm dứt ngay</Button>
            </PostForm>
          ),
        },
      ]}
    />
    <section className="panel">
      <h2>Phân công mới</h2>
      <PostForm reply={reply}>
        <input type="hidden" name="viec" value="phan-cong" />
        <SelectField name="role" label="Vai trò" options={ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))} placeholder="Chọn vai trò" />
        <SelectField name="unitId" label="Tại đơn vị" options={units} placeholder="Chọn đơn vị" />
        <Checkbox name="withSubtree" label="Gồm mọi đơn vị trực thuộc" />
        <TextField name="sectors" label="Lĩnh vực" hint="Cách nhau bằng dấu phẩy; để trống là mọi lĩnh vực" optional />
        <div className="pair">
          <DayField name="from" label="Từ ngày" defaultValue={today} />
          <DayField name="to" label="Đến hết ngày" optional />
        </div>
        <p className="form-actions"><Button>Phân công</Button></p>
      </PostForm>
    </section>
  </>
)
