import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { readUploadForm } from '#files/upload-form.ts'
import { toAt } from '#kernel/at.ts'
import { parseId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { Field, SelectField, TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { recordMove } from '../commands.ts'
import { isEnded, mayBecome } from '../domain/consignment.ts'
import { mayHandlePost } from '../may.ts'
import { findConsignment } from '../queries.ts'
import { postalSentence } from '../refusals.ts'
import { DIRECTION_WORDS, STATUS_WORDS } from '../words.ts'
import { StatusChip } from './status-chip.tsx'

const MOVES = ['delivered', 'failed', 'returned', 'inTransit', 'cancelled'] as const
const PICTURE_BYTES = 5_000_000

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const id = parseId(params['id'] ?? '')
  const found = id === undefined ? undefined : await transaction(ctx, (trx) => findConsignment(trx, id))
  if (found === undefined || !mayHandlePost(ctx.actor, found.unitId)) throw data(null, { status: 404 })
  const { steps, proof, movedAt: _movedAt, ...line } = found
  return {
    ...line,
    moves: MOVES.filter((move) => mayBecome(line.status, move)),
    steps: steps.map(({ status, occurredAt, by, note }) => ({ status, at: toAt(occurredAt), by, note })),
    proof: proof === null ? null : { receiver: proof.receiver, at: toAt(proof.receivedAt), hasPicture: proof.fileId !== null },
  }
}

const FORM = z.strictObject({
  status: z.enum(MOVES, { error: 'Chọn việc đã xảy ra.' }),
  receiver: z.string().max(200, { error: 'Tên dài quá 200 ký tự.' }).optional(),
  note: z.string().max(500, { error: 'Ghi chú dài quá 500 ký tự.' }).optional(),
})

const FIELD_OF: Readonly<Record<string, string>> = { postalReceiverRequired: 'receiver', postalPictureUnknown: 'picture' }

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const id = parseId(params['id'] ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  const upload = await readUploadForm(web.ctx, web.files, request, { fileBytes: PICTURE_BYTES, mostFiles: 1 })
  if (!upload.ok) throw data(null, { status: 400 })
  const { fields, files, refused: spoiled } = upload.value
  const parsed = parseForm(FORM, fields)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const [picture] = files
  if (spoiled.length > 0 || (picture !== undefined && !/^image\/(jpeg|png)$/.test(picture.mediaType))) {
    return refused(fields, 'postalPictureUnknown', postalSentence({ code: 'postalPictureUnknown' }), 'picture')
  }
  const { status, receiver, note } = parsed.value
  const result = await recordMove(web.ctx, id, { status, note: note ?? null, receiver: receiver ?? null, pictureId: picture?.fileId ?? null })
  if (!result.ok) return refused(fields, result.refusal.code, postalSentence(result.refusal), FIELD_OF[result.refusal.code])
  web.flash('done', 'Đã ghi.')
  throw redirect(`/buu-chinh/${id}`, 303)
}

/** One consignment: where it goes, how far it is, and what the counter has to write when the carrier does not. */
const ConsignmentPage = () => {
  const one = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={`Bưu gửi ${one.number}`}
        over={<a href="/buu-chinh">Bưu chính công ích</a>}
        aside={<StatusChip status={one.status} />}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <div className="two">
          <div className="stack">
            <section className="panel">
              <h2>Bưu gửi</h2>
              <Facts
                facts={[
                  { name: 'Việc', value: DIRECTION_WORDS[one.direction] },
                  { name: 'Hồ sơ', value: <a href={`/mot-cua/ho-so/${one.dossierId}`}><Code>{one.dossierCode ?? 'chưa có mã'}</Code></a> },
                  { name: 'Người nhận', value: one.recipient ?? 'chưa có' },
                  { name: 'Điện thoại', value: one.phone ?? 'chưa có' },
                  { name: 'Địa chỉ', value: one.street === null ? 'chưa có' : `${one.street}, ${one.place}` },
                  ...(one.tracking === null ? [] : [{ name: 'Số hiệu bưu chính', value: <Code>{one.tracking}</Code> }]),
                  ...(one.run === null ? [] : [{ name: 'Bảng kê', value: <a href={`/buu-chinh/bang-ke/${one.run.id}`}><Code>{one.run.number}</Code></a> }]),
                  ...(one.proof === null ? [] : [{
                    name: 'Đã nhận',
                    value: <>{one.proof.receiver}, <Moment at={one.proof.at} />{one.proof.hasPicture && <> · <a href={`/buu-chinh/${one.id}/bang-chung`}>tải ảnh</a></>}</>,
                  }]),
                ]}
              />
              {one.status === 'waiting' && (
                <p><a href={`/buu-chinh/dia-chi/${one.dossierId}?viec=${one.direction === 'collect' ? 'lay' : 'tra'}`}>{one.street === null ? 'Nhập địa chỉ' : 'Đổi địa chỉ'}</a></p>
              )}
            </section>
            {!isEnded(one.status) && one.moves.length > 0 && (
              <section className="panel">
                <h2>Ghi việc đã xảy ra</h2>
                <p>Bưu chính có kết nối thì các mốc tự về sau mỗi 10 phút. Chỉ ghi tay khi bưu chính báo bằng cách khác.</p>
                <PostForm upload reply={reply}>
                  <SelectField name="status" label="Việc" options={one.moves.map((move) => ({ value: move, label: STATUS_WORDS[move] }))} placeholder="Chọn việc" />
                  <TextField name="receiver" label="Người ký nhận" hint="Cần khi đã phát" optional />
                  <Field name="picture" label="Ảnh phiếu ký nhận" hint="JPEG hoặc PNG, tới 5 MB" optional>
                    {(box) => <input type="file" accept="image/jpeg,image/png" {...box} defaultValue={undefined} />}
                  </Field>
                  <TextField name="note" label="Ghi chú" hint="Ví dụ: vắng nhà, hẹn phát lại ngày mai" optional />
                  <p className="form-actions"><Button>Ghi</Button></p>
                </PostForm>
              </section>
            )}
          </div>
          <aside className="panel">
            <h2>Hành trình</h2>
            <Timeline
              entries={one.steps.map((step, i) => ({
                key: `${step.status}-${step.at}-${i}`,
                title: STATUS_WORDS[step.status],
                state: i === 0 ? (isEnded(step.status) ? 'was' : 'now') : 'was',
                when: <><Moment at={step.at} />{step.by !== null && <> · {step.by}</>}{step.note !== null && <> · {step.note}</>}</>,
              }))}
            />
          </aside>
        </div>
      </main>
    </>
  )
}
export default ConsignmentPage
