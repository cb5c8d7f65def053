import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { Chip, type ChipState } from '#ui/chip.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Moment } from '#ui/values.tsx'
import { refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { dialogueSentence } from '../dialogues/refusals.ts'
import { DIALOGUE_PHASE_WORDS } from '../dialogues/words.ts'
import { announceByForm } from '../pages/dialogue-action.ts'
import { findOfficerDialogues } from '../pages/dialogue-view.ts'
import { AnnouncementFields } from './announcement-fields.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  return { ...(await findOfficerDialogues(ctx)), commandId: ctx.newId(), newId: ctx.newId() }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const acted = await announceByForm(web.ctx, form)
  if ('reply' in acted) return wrongFields(acted.reply)
  if ('refusal' in acted) return refused(form, acted.refusal.code, dialogueSentence(acted.refusal))
  web.flash('done', 'Đã công bố. Người dân thấy cuộc đối thoại và gửi được câu hỏi.')
  throw redirect(`/doi-thoai/quan-ly/${acted.id}`, 303)
}

const SHAPES = { announced: 'running', held: 'soon', published: 'done', cancelled: 'stopped' } as const satisfies Record<string, ChipState>

/** Đối thoại: sessions of one's agencies, and a new one. */
const Dialogues = () => {
  const { dialogues, agencies, commandId, newId } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Đối thoại" over="Cuộc đối thoại với người dân, doanh nghiệp và những việc đã hứa" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <DataTable
          caption="Các cuộc đối thoại"
          rows={dialogues}
          rowKey={(row) => row.id}
          rowHref={(row) => `/doi-thoai/quan-ly/${row.id}`}
          opens="ten"
          empty={<EmptyState title="Chưa có cuộc đối thoại nào"><p>Công bố cuộc đầu tiên ở dưới; người dân thấy ngay và gửi câu hỏi trước.</p></EmptyState>}
          columns={[
            { key: 'ten', header: 'Cuộc đối thoại', narrow: 'title', cell: (row) => row.title, note: (row) => row.unitName },
            { key: 'luc', header: 'Thời gian', cell: (row) => <Moment at={row.startsAt} form="short" />, note: (row) => row.place },
            { key: 'hoi', header: 'Câu hỏi', numeric: true, cell: (row) => row.questions },
            { key: 'hua', header: 'Lời hứa đã làm', numeric: true, cell: (row) => (row.promises === 0 ? '—' : `${row.promisesDone}/${row.promises}`) },
            { key: 'tinh-trang', header: 'Tình trạng', narrow: 'badge', cell: (row) => <Chip state={SHAPES[row.phase]}>{DIALOGUE_PHASE_WORDS[row.phase]}</Chip> },
          ]}
        />
        {agencies.length > 0 && (
          <details className="panel" open={reply !== undefined}>
            <summary><b>Công bố cuộc đối thoại mới</b></summary>
            <PostForm reply={reply} label="Công bố cuộc đối thoại">
              <input type="hidden" name="commandId" value={commandId} />
              <input type="hidden" name="newId" value={newId} />
              <SelectField name="unitId" label="Cơ quan" options={agencies} />
              <AnnouncementFields />
              <Button>Công bố</Button>
            </PostForm>
          </details>
        )}
      </main>
    </>
  )
}
export default Dialogues
