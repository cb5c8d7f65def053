import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction, type Trx } from '#db/context.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { today } from '#organisation/today.ts'
import { ActionBar } from '#ui/action-bar.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import type { Option } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findDraft, listSectors, listWholeVersions } from '../catalogue-queries.ts'
import { mayEditProcedures } from '../domain/may-edit.ts'
import { findProcess, listPublishedProcesses } from '../process-queries.ts'
import type { VersionRow } from '../procedure-store.ts'
import { countOpenReviews } from '../review-queries.ts'
import { discardDraft, publishVersion, saveDraft } from '../version-commands.ts'
import { answerErrors, answerRefusal, refusalSentence, textIn } from './catalogue-form.ts'
import { StandingChip } from './standing-chip.tsx'
import { VersionFields } from './version-fields.tsx'
import { readVersionForm } from './version-form.ts'

/** Published processes to choose from, and the one that stands there now even when it is older or a draft. */
const processOptions = async (trx: Trx, now: VersionRow['processId']): Promise<readonly Option[]> => {
  const published = await listPublishedProcesses(trx)
  const kept = now === null || published.some((one) => one.id === now) ? undefined : await findProcess(trx, now)
  return [...(kept === undefined ? [] : [kept]), ...published]
    .map((one) => ({ value: one.id, label: `${one.name} · ${one.code}, bản ${one.versionNo}` }))
    .toSorted((a, b) => compareVietnamese(a.label, b.label))
}

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const code = params['code'] ?? ''
  return transaction(ctx, async (trx) => {
    const draft = await findDraft(trx, code)
    if (draft === undefined) throw data(null, { status: 404 })
    if (!mayEditProcedures(ctx.actor, draft.body.sectorCode)) throw data(null, { status: 403 })
    const published = (await listWholeVersions(trx, code)).findLast((version) => version.state !== 'draft')
    return {
      code,
      today: today(ctx).toString(),
      openReviews: await countOpenReviews(trx, draft.id),
      publishedNo: published?.versionNo ?? null,
      draft: {
        id: draft.id, versionNo: draft.versionNo, editNo: draft.editNo, body: draft.body,
        processId: draft.processId, effectiveFrom: draft.effectiveFrom.toString(),
      },
      sectors: (await listSectors(trx)).map(({ name }) => name).toSorted(compareVietnamese),
      processes: await processOptions(trx, draft.processId),
    }
  })
}

/** A flash is one sentence in a cookie. */
const LONGEST_FLASH = 500

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const code = params['code'] ?? ''
  const form = await request.formData()
  const { draft, sectors } = await transaction(web.ctx, async (trx) => ({ draft: await findDraft(trx, code), sectors: await listSectors(trx) }))
  const sent = textIn(form, 'versionId')
  if (draft === undefined || draft.id !== sent) return answerRefusal(form, { code: 'procedureVersionFixed' })
  if (textIn(form, 'viec') === 'bo') {
    const discarded = await discardDraft(web.ctx, { versionId: draft.id, editNo: Number(textIn(form, 'editNo')) })
    if (!discarded.ok) return answerRefusal(form, discarded.refusal)
    web.flash('done', `Đã bỏ bản nháp phiên bản ${draft.versionNo}.`)
    throw redirect(draft.versionNo === 1 ? '/danh-muc/thu-tuc' : `/danh-muc/thu-tuc/${code}`, 303)
  }
  const typed = readVersionForm(form, draft.body, sectors)
  if (!typed.ok) return answerErrors(form, typed.errors)
  const { body, effectiveFrom, processId } = typed
  const saved = await saveDraft(web.ctx, { versionId: draft.id, editNo: Number(textIn(form, 'editNo')), body, effectiveFrom, processId })
  if (!saved.ok) return answerRefusal(form, saved.refusal)
  if (textIn(form, 'viec') !== 'ban-hanh') {
    web.flash('done', 'Đã lưu bản nháp.')
    throw redirect(`/danh-muc/thu-tuc/${code}/soan`, 303)
  }
  const published = await publishVersion(web.ctx, { versionId: draft.id, editNo: saved.value.editNo })
  if (!published.ok) {
    web.flash('warning', `Đã lưu bản nháp nhưng chưa ban hành được. ${refusalSentence(published.refusal)}`.slice(0, LONGEST_FLASH))
    throw redirect(`/danh-muc/thu-tuc/${code}/soan`, 303)
  }
  web.flash('done', 'Đã ban hành. Từ ngày hiệu lực, quầy và trang cho người dân dùng phiên bản này.')
  throw redirect(`/danh-muc/thu-tuc/${code}?ban=${draft.versionNo}`, 303)
}

/** The draft of a version, in one form; saved as often as one likes, published when it is right. */
const VersionEdit = () => {
  const { code, today: now, openReviews, publishedNo, draft, sectors, processes } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={draft.body.name}
        over={<><Code>{code}</Code> · soạn phiên bản {draft.versionNo}</>}
        chips={<StandingChip standing="draft" />}
        aside={<ButtonLink kind="plain" to={`/danh-muc/thu-tuc/${code}?ban=${draft.versionNo}${publishedNo === null ? '' : `&so-voi=${publishedNo}`}`}>
          {publishedNo === null ? 'Xem bản nháp' : `So với phiên bản ${publishedNo}`}
        </ButtonLink>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {openReviews > 0 && (
          <Notice tone="warning" title={`Còn ${openReviews} câu hỏi sau khi nhập`}>
            <a href={`/danh-muc/can-quyet-dinh?ma=${code}`}>Quyết định các câu hỏi này</a> trước khi ban hành.
          </Notice>
        )}
        <div className="long-form">
          <PostForm reply={reply} id="soan" key={`${draft.id} ${draft.editNo}`}>
            <input type="hidden" name="versionId" value={draft.id} />
            <input type="hidden" name="editNo" value={draft.editNo} />
            <VersionFields {...draft} today={now} sectors={sectors} processes={processes} />
          </PostForm>
          <details className="panel">
            <summary>Bỏ bản nháp này</summary>
            <p>Mọi điều đã soạn và các câu hỏi sau khi nhập của bản nháp mất hẳn; phiên bản đang áp dụng không đổi.</p>
            <PostForm label="Bỏ bản nháp">
              <input type="hidden" name="versionId" value={draft.id} />
              <input type="hidden" name="editNo" value={draft.editNo} />
              <input type="hidden" name="viec" value="bo" />
              <Button kind="danger">Bỏ hẳn bản nháp</Button>
            </PostForm>
          </details>
        </div>
      </main>
      <ActionBar effect="Ban hành xong thì nội dung không sửa được nữa; muốn đổi phải tạo phiên bản mới.">
        <Button form="soan" name="viec" value="luu" shortcut="Ctrl Enter">Lưu bản nháp</Button>
        <Button form="soan" name="viec" value="ban-hanh" kind="ghost">Lưu và ban hành</Button>
      </ActionBar>
    </>
  )
}
export default VersionEdit
