import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { data, redirect, useActionData, useFetcher, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { ActionBar } from '#ui/action-bar.tsx'
import { Button } from '#ui/button.tsx'
import { RadioCards } from '#ui/choice.tsx'
import { MomentField } from '#ui/day-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextAreaField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { useCsrfToken } from '#ui/rendering.tsx'
import { requestContext } from '#web/request-context.ts'
import { DOUBLED_FIELD } from '../pages/doubled-field.ts'
import { tickedNames } from '../pages/fee-field.ts'
import { sendReception } from '../pages/receive-action.ts'
import { RECEIVE_INTENTS } from '../pages/receive-intents.ts'
import { loadReceivePage, type ReceivePage, type ReceiveQuery } from '../pages/receive-page.ts'
import { offerDraft, restoreReception } from '../pages/restore-reception.ts'
import { dropReceptionDraft } from '../reception-draft.ts'
import { DRAFT_PATH, DraftOffer } from './draft-offer.tsx'
import { DoubledNotice } from './doubled-notice.tsx'
import { DuePanel } from './due-panel.tsx'
import { FeePanel } from './fee-panel.tsx'
import { OtherParty, PartyFields } from './party-fields.tsx'
import { readReceiveAddress, receiveAddress, RECEIVE_PATH } from './receive-address.ts'
import { ReceivePapers } from './receive-papers.tsx'
import { ReceiveProcedure, SEARCH_FORM } from './receive-procedure.tsx'
import { CHANNEL_WORDS, DELIVERY_WORDS, optionsOf } from './words.ts'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { ctx, vault } = context.get(requestContext)
  const address = new URL(request.url)
  const restored = address.searchParams.has('tiep-tuc') ? await restoreReception(ctx, vault) : null
  if (restored !== null) return { ...restored.page, offer: null, restored }
  const page = await loadReceivePage(ctx, readReceiveAddress(address))
  // Only where a reception begins: a form that is being filled in is not interrupted by the one before.
  const offer = page.procedure === null && page.search === '' ? await offerDraft(ctx, vault) : null
  return { ...page, offer, restored }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx, files, vault } = context.get(requestContext)
  const outcome = await sendReception(ctx, { files, vault }, request)
  if (outcome.kind === 'done') {
    await dropReceptionDraft(ctx)
    return redirect(outcome.to, 303)
  }
  return data(outcome.again, { status: outcome.status })
}

const FORM = 'tiep-nhan'
const SEARCH_PAUSE_MS = 120
const KEEP_PAUSE_MS = 2000

/** Sends what is typed (never the files) to be kept; a line that is down is tried again with the next key. */
const keepDraft = (form: HTMLFormElement, csrf: string): Promise<unknown> => {
  const body = new URLSearchParams({ csrf })
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  return fetch(DRAFT_PATH, { method: 'POST', body }).catch(() => undefined)
}

/** Enter belongs to scanners and to habits; only the button and Ctrl Enter save. */
const keepEnter = (event: KeyboardEvent<HTMLElement>): void => {
  const { target } = event
  if (event.key !== 'Enter' || event.ctrlKey || event.defaultPrevented) return
  if (target instanceof HTMLInputElement && !['submit', 'checkbox', 'radio', 'search'].includes(target.type)) event.preventDefault()
}

/** Tiếp nhận: everything of a dossier on one page, with what is promised before it is saved. */
const Receive = () => {
  const first = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const again = sent ?? first.restored ?? undefined
  const csrf = useCsrfToken()
  const chooser = useFetcher<ReceivePage>()
  const finder = useFetcher<ReceivePage>()
  const [moved, setMoved] = useState<ReceiveQuery>({})
  const page = chooser.data ?? again?.page ?? first
  const list = finder.data ?? first
  const { procedure } = page
  const values = again?.reply.values ?? {}
  const [ids] = useState({ dossierId: first.dossierId, commandId: first.commandId, guidanceId: first.guidanceId })
  const effectId = useId()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const keeper = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    if (sent !== undefined) document.querySelector<HTMLElement>('[data-focus-first]')?.focus()
  }, [sent])

  const keep = (form: HTMLFormElement): void => {
    clearTimeout(keeper.current)
    keeper.current = setTimeout(() => void keepDraft(form, csrf), KEEP_PAUSE_MS)
  }
  useEffect(() => () => clearTimeout(keeper.current), [])

  const change = (change: ReceiveQuery): void => {
    const next = {
      procedureCode: procedure?.code,
      caseId: procedure?.preview?.caseId,
      channel: page.channel,
      deskId: page.deskId ?? undefined,
      ticked: tickedNames(values).join(' '),
      ...moved,
      ...change,
    }
    setMoved(next)
    void chooser.load(receiveAddress(next))
  }
  const search = (words: string): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void finder.load(receiveAddress({ search: words, deskId: page.deskId ?? undefined })), SEARCH_PAUSE_MS)
  }
  const typed = (role: string): boolean =>
    Object.entries(values).some(([name, value]) => name.startsWith(`${role}.`) && !name.endsWith('.kind') && value !== '')

  return (
    <>
      <PageHeader title="Tiếp nhận" over={page.desks.find((desk) => desk.id === page.deskId)?.name} />
      <form id={SEARCH_FORM} method="get" action={RECEIVE_PATH} role="search" aria-label="Tìm thủ tục" />
      {first.offer !== null && procedure === null && <DraftOffer offer={first.offer} />}
      <PostForm id={FORM} label="Tiếp nhận hồ sơ" upload reply={again?.reply}>
        <button className="sr-only" type="submit" name="do" value={RECEIVE_INTENTS.recount} tabIndex={-1} aria-hidden="true">
          Tính lại
        </button>
        {Object.entries(ids).map(([name, id]) => (
          <input key={name} type="hidden" name={name} value={values[name] ?? id} />
        ))}
        <input type="hidden" name="procedureCode" value={procedure?.code ?? ''} />
        <main
          className="page"
          id="noi-dung"
          tabIndex={-1}
          onKeyDown={keepEnter}
          onInput={(event) => {
            const { form } = event.target as HTMLInputElement
            if (form?.id === FORM) keep(form)
          }}
        >
          <div className="two">
            <div className="stack">
              <ReceiveProcedure
                procedure={procedure}
                search={list.search}
                found={chosenSince(chooser.data, finder.data) ? [] : list.found}
                searched={list.search}
                onSearch={search}
                onChoose={(code) => {
                  finder.reset()
                  change({ procedureCode: code, caseId: undefined, competentUnitId: undefined, ticked: undefined })
                }}
                onCase={(caseId) => change({ caseId })}
              />
              {procedure === null ? (
                <section className="panel">
                  <EmptyState title="Chọn thủ tục để bắt đầu">
                    <p>Gõ vài chữ ở ô tìm. Giấy tờ cần nộp, phí và ngày hẹn trả hiện ra ngay, trước khi lưu.</p>
                  </EmptyState>
                </section>
              ) : (
                <>
                  <section className="panel" aria-labelledby="muc-2">
                    <h2 id="muc-2">2. Người nộp</h2>
                    {sent?.doubled !== undefined && <DoubledNotice doubled={sent.doubled} error={sent.reply.errors[DOUBLED_FIELD]} />}
                    <PartyFields role="submitter" autoFocus />
                    <OtherParty role="owner" title="Nộp thay người khác: ghi chủ hồ sơ" open={typed('owner')} />
                    <OtherParty role="representative" title="Có người đại diện theo ủy quyền, theo pháp luật" open={typed('representative')} />
                  </section>
                  <ReceivePapers key={procedure.code} papers={procedure.papers} staged={again?.staged ?? {}} />
                  <details className="more" open={[values['items'], values['reason'], again?.reply.errors['reason']].some(Boolean)}>
                    <summary>4. Khi chưa nhận được: còn thiếu gì, vì sao</summary>
                    <TextAreaField
                      name="items"
                      label="Giấy tờ còn thiếu, mỗi dòng một giấy"
                      hint="Để trống thì lấy các giấy tờ bắt buộc chưa đánh dấu ở mục 3."
                      optional
                      rows={2}
                    />
                    <TextAreaField name="reason" label="Lý do" hint="Bắt buộc khi từ chối tiếp nhận; in trên phiếu đưa người nộp." optional rows={2} />
                  </details>
                </>
              )}
            </div>
            {procedure !== null && (
              <aside className="stack" aria-label="Trước khi lưu">
                {procedure.problem !== null && <Notice tone="error">{procedure.problem}</Notice>}
                {procedure.preview !== null && (
                  <>
                    <DuePanel title="Hẹn trả" {...procedure.preview} />
                    <FeePanel
                      key={procedure.code}
                      fees={procedure.preview.fees}
                      options={procedure.preview.feeOptions}
                      onTick={(ticked) => change({ ticked: ticked.join(' ') })}
                    />
                  </>
                )}
                <noscript>
                  <button className="btn ghost" type="submit" name="do" value={RECEIVE_INTENTS.recount}>
                    Tính lại hẹn trả và phí
                  </button>
                </noscript>
                <section className="panel tight">
                  <RadioCards
                    name="delivery"
                    legend="Trả kết quả"
                    defaultValue="desk"
                    choices={optionsOf(DELIVERY_WORDS)}
                  />
                </section>
                <section className="panel tight">
                  <SelectField
                    name="channel"
                    label="Kênh nộp"
                    defaultValue="direct"
                    options={optionsOf(CHANNEL_WORDS, ['direct', 'post'])}
                    onChange={(event) => change({ channel: event.target.value })}
                  />
                  {page.desks.length > 1 ? (
                    <SelectField
                      name="receivingUnitId"
                      label="Nơi tiếp nhận"
                      defaultValue={page.deskId ?? undefined}
                      options={page.desks.map((desk) => ({ value: desk.id, label: desk.name }))}
                      onChange={(event) => change({ deskId: event.target.value, competentUnitId: undefined })}
                    />
                  ) : (
                    <input type="hidden" name="receivingUnitId" value={page.deskId ?? ''} />
                  )}
                  <SelectField
                    key={procedure.code}
                    name="competentUnitId"
                    label="Đơn vị giải quyết"
                    {...(procedure.competentUnitId === null && { placeholder: 'Chọn đơn vị' })}
                    defaultValue={procedure.competentUnitId ?? undefined}
                    options={procedure.competentUnits.map((unit) => ({ value: unit.id, label: unit.name }))}
                    onChange={(event) => change({ competentUnitId: event.target.value })}
                  />
                  <details className="more" open={(values['occurredAt'] ?? '') !== ''}>
                    <summary>Đã nhận trên giấy, nhập sau</summary>
                    <MomentField name="occurredAt" label="Thời điểm đã nhận" optional onChange={(typed) => change({ occurredAt: typed })} />
                  </details>
                </section>
              </aside>
            )}
          </div>
        </main>
      </PostForm>
      {procedure !== null && (
        <ActionBar effect={<span id={effectId}>Nhận: thời hạn bắt đầu chạy. Hướng dẫn, từ chối: không chạy thời hạn.</span>}>
          <Button form={FORM} shortcut="Ctrl Enter" aria-describedby={effectId}>
            Nhận và in giấy hẹn
          </Button>
          <Button form={FORM} kind="ghost" name="do" value={RECEIVE_INTENTS.guide}>
            Hướng dẫn bổ sung
          </Button>
          <Button form={FORM} kind="danger" name="do" value={RECEIVE_INTENTS.reject}>
            Từ chối tiếp nhận
          </Button>
        </ActionBar>
      )}
    </>
  )
}
export default Receive

/** A list disappears once one of its lines was chosen; a new search brings the next. */
const chosenSince = (chosen: ReceivePage | undefined, found: ReceivePage | undefined): boolean =>
  chosen?.procedure != null && found === undefined
