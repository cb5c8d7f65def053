import { useEffect, useState, type KeyboardEvent } from 'react'
import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { ActionBar } from '#ui/action-bar.tsx'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Money } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import type { FormReply } from '#web/form.ts'
import { feeOptions } from '#procedures/domain/fee-choice.ts'
import { stateFeesOfEach, type FeeDocument } from '#procedures/domain/fee.ts'
import { sendCertification } from '../pages/certify-action.ts'
import { loadCertifyPage, type Certified, type CertifyPage, type InstantProcedure } from '../pages/certify-page.ts'
import { tickedFees, tickedNames } from '../pages/fee-field.ts'
import { DocumentRows } from './certify-documents.tsx'
import { FeeChoices } from './fee-choices.tsx'
import { PartyFields } from './party-fields.tsx'
import { capitalised, registerWords } from './words.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const address = new URL(request.url).searchParams
  return loadCertifyPage(context.get(requestContext).ctx, {
    procedureCode: address.get('thu-tuc') ?? undefined,
    deskId: address.get('quay') ?? undefined,
    doneId: address.get('xong') ?? undefined,
  })
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const outcome = await sendCertification(context.get(requestContext).ctx, await request.formData())
  return outcome.kind === 'done' ? redirect(outcome.to, 303) : data(outcome.reply, { status: outcome.status })
}

/** Chứng thực: received, resolved, numbered and handed over with one button; the next one is ready at once. */
const Certify = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title="Chứng thực"
        over={page.desks.find((desk) => desk.id === page.deskId)?.name}
        aside={<a href="/mot-cua/so-chung-thuc">Sổ chứng thực</a>}
      />
      {page.procedures.length === 0 ? (
        <main className="page" id="noi-dung" tabIndex={-1}>
          <section className="panel">
            <EmptyState title="Chưa có việc nào làm ngay tại quầy">
              <p>Danh mục chưa có thủ tục chứng thực đang áp dụng. Báo đầu mối kiểm soát thủ tục hành chính.</p>
            </EmptyState>
          </section>
        </main>
      ) : (
        <CertifyForm key={page.done?.dossierId ?? 'first'} page={page} reply={reply} />
      )}
    </>
  )
}
export default Certify

const FORM = 'chung-thuc'

const valueOf = (one: InstantProcedure): string => `${one.code} ${one.caseId} ${one.competentUnitId ?? ''}`

const feeOf = (procedure: InstantProcedure | undefined, documents: readonly FeeDocument[], ticked: readonly string[]): number => {
  if (procedure === undefined) return 0
  const { chosenFeeIds = [], exemptionIds = [] } = tickedFees(ticked)
  return stateFeesOfEach(procedure.fees, { caseId: procedure.caseId, channel: 'direct', chosenFeeIds, exemptionIds }, documents).total
}

const CertifyForm = ({ page, reply }: { readonly page: CertifyPage; readonly reply: FormReply | undefined }) => {
  const [ids] = useState({ dossierId: page.dossierId, commandId: page.commandId })
  const values = reply?.values ?? {}
  const [chosen, setChosen] = useState(values['procedure'] ?? undefined)
  const [documents, setDocuments] = useState<readonly FeeDocument[]>([])
  const [ticked, setTicked] = useState<readonly string[]>(tickedNames(values))
  const procedure = page.procedures.find((one) => valueOf(one) === chosen) ?? page.procedures.find((one) => one.code === page.chosen)
  useEffect(() => {
    if (reply !== undefined) document.querySelector<HTMLElement>('[data-focus-first]')?.focus()
  }, [reply])
  const keepEnter = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && !event.ctrlKey && event.target instanceof HTMLInputElement) event.preventDefault()
  }
  return (
    <>
      <PostForm id={FORM} label="Chứng thực" reply={reply}>
        {Object.entries(ids).map(([name, id]) => (
          <input key={name} type="hidden" name={name} value={values[name] ?? id} />
        ))}
        <input type="hidden" name="receivingUnitId" value={page.deskId ?? ''} />
        <main className="page" id="noi-dung" tabIndex={-1} onKeyDown={keepEnter}>
          {page.done !== null && <Done done={page.done} />}
          <div className="two">
            <div className="stack">
              <section className="panel" aria-label="Việc và người yêu cầu">
                <SelectField
                  name="procedure"
                  label="Việc"
                  defaultValue={procedure === undefined ? undefined : valueOf(procedure)}
                  options={page.procedures.map((one) => ({ value: valueOf(one), label: one.name }))}
                  onChange={(event) => {
                    setChosen(event.target.value)
                    setTicked([])
                  }}
                />
                <PartyFields role="submitter" short autoFocus />
              </section>
              <section className="panel" aria-labelledby="giay-to">
                <h2 id="giay-to">Giấy tờ</h2>
                <DocumentRows onChange={setDocuments} price={(one) => feeOf(procedure, [one], ticked)} />
              </section>
            </div>
            <aside className="stack" aria-label="Phí">
              <section className="panel tight">
                <h3>Phí phải thu</h3>
                <p className="total" aria-live="polite">
                  {documents.length === 0 ? '0 đ' : <Money dong={feeOf(procedure, documents, ticked)} />}
                </p>
                <p className="small muted">
                  {documents.length} giấy tờ, {documents.reduce((sum, one) => sum + one.copies, 0)} bản.
                  {procedure !== undefined && ` Vào sổ ${registerWords(procedure.register)}.`}
                </p>
                {procedure !== undefined && (
                  <FeeChoices key={procedure.code} options={feeOptions(procedure.fees, procedure.caseId, 'direct')} onTick={setTicked} />
                )}
              </section>
            </aside>
          </div>
        </main>
      </PostForm>
      <ActionBar effect="Nhận, giải quyết và trả trong một lần: hồ sơ xong đúng hạn, không cần giấy hẹn.">
        <Button form={FORM} shortcut="Ctrl Enter">
          Chứng thực và vào sổ
        </Button>
      </ActionBar>
    </>
  )
}

/** The numbers to write on the copies, until the next one is done. */
const Done = ({ done }: { readonly done: Certified }) => (
  <section className="panel tight done-numbers" role="status" aria-label="Vừa vào sổ">
    <h2>
      {capitalised(done.requester ?? 'đã vào sổ')} <Chip state="done">đã trả</Chip> <span className="mono small">{done.code}</span>
    </h2>
    <ul className="numbers">
      {done.entries.map((entry) => (
        <li key={entry.number}>
          <b>Số {entry.number}</b> {entry.document ?? 'đã xóa theo quy định'}
          <span className="sub">
            {entry.copies} bản × {entry.pages} trang · <Money dong={entry.feeDong} />
          </span>
        </li>
      ))}
    </ul>
    <p className="small">
      Thu{' '}
      <b>
        <Money dong={done.feeDong} />
      </b>
      {done.feeDong > 0 && (
        <>
          {' '}
          · <a href={`/thu-phi?ho-so=${done.dossierId}`}>thu tiền, lập biên lai</a>
        </>
      )}
    </p>
  </section>
)
