import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { findFormForVersion } from '#eforms/queries.ts'
import { today } from '#organisation/today.ts'
import { capital, feesInShort, timeInShort, uncapital } from '#procedures/citizen-words.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import { Button } from '#ui/button.tsx'
import { KeyFacts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day, Moment } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { neededPapers } from '../domain/readiness.ts'
import { isOpenHere, startDraft } from '../drafts.ts'
import { listOwnDrafts } from '../own-drafts.ts'
import { submissionSentence } from '../refusals.ts'
import { draftPath } from './words.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const ctx = web.citizenCtx
  const code = params['code'] ?? ''
  return transaction(ctx, async (trx) => {
    const version = await findVersionInForce(trx, ctx.tenantId, code, today(ctx))
    if (version === undefined) throw data(null, { status: 404 })
    const gate = isOpenHere(version)
    // The procedure's own page says where it is handed in instead.
    if (!gate.ok) throw redirect(`/thu-tuc/${code}`, 303)
    const form = await findFormForVersion(trx, version.id, today(ctx))
    return {
      version,
      formPages: form?.pages.length ?? 0,
      // The declaration is filled here; every other paper is to be at hand, whether a page of the form or the list asks for it.
      papers: neededPapers({ version, form }).map(({ id, name, mandatory, condition }) => ({ id, name, mandatory, condition })),
      signedIn: web.citizen === null ? null : { name: web.citizen.name, actingForName: web.citizen.actingForName },
      drafts: web.citizen === null ? [] : (await listOwnDrafts(trx, ctx)).filter((one) => one.purpose === 'submission' && one.procedureCode === code),
    }
  })
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const code = params['code'] ?? ''
  if (web.citizen === null) return redirect(`/cong-dan/dang-nhap?tiep=${encodeURIComponent(`/nop-ho-so/${code}`)}`, 303)
  const form = await request.formData()
  const started = await startDraft(web.citizenCtx, code)
  return started.ok
    ? redirect(draftPath(started.value, 'nguoi-nop'), 303)
    : refused(form, started.refusal.code, submissionSentence(started.refusal))
}

/** Before beginning: what you need, how long it takes, how much it costs, and for whom you do it. */
const Start = () => {
  const { version, formPages, papers, signedIn, drafts } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>{`Nộp hồ sơ: ${version.name} · Dịch vụ công`}</title>
      <header>
        <p className="small">
          <a href={`/thu-tuc/${version.code}`}>‹ Xem thủ tục</a>
        </p>
        <h1>Nộp hồ sơ: {version.name}</h1>
        <KeyFacts
          facts={[
            { name: 'Giải quyết trong', value: capital(timeInShort(version.cases)), note: 'từ khi một cửa nhận đủ hồ sơ' },
            { name: 'Phí, lệ phí', value: capital(feesInShort(version.fees)) },
            { name: 'Thời gian điền', value: `Khoảng ${5 + formPages * 3} phút`, note: 'lưu được, làm tiếp sau' },
            { name: 'Bạn nhận được', value: version.results[0]?.name ?? 'Kết quả giải quyết' },
          ]}
        />
      </header>
      {drafts.length > 0 && (
        <Notice title="Bạn đang làm dở thủ tục này">
          <ul>
            {drafts.map((draft) => (
              <li key={draft.id}>
                <a href={draftPath(draft.id, draft.position)}>
                  Làm tiếp bản nháp lưu lúc <Moment at={draft.changedAt} form="spoken" />
                </a>{' '}
                <span className="small muted">giữ đến <Day on={draft.expiresOn} /></span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <section>
        <h2>Bạn cần chuẩn bị</h2>
        <ul>
          <li>Căn cước hoặc số định danh của bạn</li>
          {papers.map((paper) => (
            <li key={paper.id}>
              {paper.name}
              {!paper.mandatory && <span className="small muted only-when">{paper.condition === undefined ? 'Khi cần' : `Chỉ khi: ${uncapital(paper.condition)}`}</span>}
            </li>
          ))}
        </ul>
        <p className="muted">Chụp bằng điện thoại hoặc quét thành PDF. Mạng yếu cũng gửi được: đứt giữa chừng thì gửi tiếp từ chỗ đứt.</p>
      </section>
      <section>
        <h2>Sau khi gửi</h2>
        <p>Một cửa trả lời trong 8 giờ làm việc: tiếp nhận, hoặc nói rõ còn thiếu gì. Bạn theo dõi từng bước ở “Hồ sơ của tôi”.</p>
      </section>
      <Begin signedIn={signedIn} code={version.code} />
      {version.submissionGate.kind === 'OWN' && <p className="small muted">Căn cứ nhận tại cổng này: {version.submissionGate.basis}</p>}
    </div>
  )
}
export default Start

const Begin = ({ signedIn, code }: { readonly signedIn: { readonly name: string; readonly actingForName: string | null } | null; readonly code: string }) => {
  const reply = useActionData<typeof action>()
  if (signedIn === null) {
    return (
      <section>
        <p>
          <a className="btn" href={`/cong-dan/dang-nhap?tiep=${encodeURIComponent(`/nop-ho-so/${code}`)}`}>Đăng nhập để bắt đầu</a>
        </p>
        <p className="small muted">Cần đăng nhập để bản nháp không mất và chỉ bạn thấy hồ sơ của mình.</p>
      </section>
    )
  }
  return (
    <section>
      <p>
        {signedIn.actingForName === null ? (
          <>Bạn nộp cho <b>chính mình</b> ({signedIn.name}).</>
        ) : (
          <>Bạn nộp thay <b>{signedIn.actingForName}</b>.</>
        )}{' '}
        <a className="small" href="/cong-dan">Đổi</a>
      </p>
      <PostForm reply={reply} label="Bắt đầu nộp hồ sơ">
        <Button>Bắt đầu</Button>
      </PostForm>
    </section>
  )
}
