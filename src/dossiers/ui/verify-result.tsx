import { hash } from 'node:crypto'
import { data, useActionData, useLoaderData, useParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import hashScript from '#ui/enhance/file-hash.ts?worker&url'
import type { Actor } from '#kernel/actor.ts'
import { Button } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { Moment } from '#ui/values.tsx'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext, type RequestContext } from '#web/request-context.ts'
import { dossierSentence } from '../refusals.ts'
import { verifyResult, type VerifiedResult } from '../verification/verify-result.ts'
import { OUTCOME_WORDS } from './words.ts'

export const handle: RouteHandle = { scripts: [hashScript] }

/** Whoever asks has no right of their own: the seal opens one view and nothing else. */
const ASKED_BY_ANYBODY: Actor = { kind: 'system', name: 'xac-minh' }

type Answer =
  | { readonly verified: VerifiedResult; readonly message: null; readonly reply: undefined }
  | { readonly verified: null; readonly message: string; readonly reply: undefined }

const ask = async (web: RequestContext, token: string, sha256?: Uint8Array) => {
  const asked = { token, sha256, address: web.clientAddress ?? '' }
  const found = await verifyResult({ ...web.ctx, actor: ASKED_BY_ANYBODY }, asked)
  const answer: Answer = found.ok
    ? { verified: found.value, message: null, reply: undefined }
    : { verified: null, message: dossierSentence(found.refusal), reply: undefined }
  return found.ok ? data(answer) : data(answer, { status: statusOf(found.refusal.code) })
}

/** `?bam=` is the SHA-256 of a file that never left the visitor's machine. */
export const loader = ({ context, params, url }: LoaderFunctionArgs) => {
  const hex = url.searchParams.get('bam') ?? ''
  return ask(context.get(requestContext), params['token'] ?? '', /^[0-9a-f]{64}$/.test(hex) ? Buffer.from(hex, 'hex') : undefined)
}

/** Without script the file is sent, hashed and forgotten: nothing of it is kept. */
export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await request.formData()
  const file = form.get('tep')
  const web = context.get(requestContext)
  const token = params['token'] ?? ''
  if (!(file instanceof File) || file.size === 0) {
    return data({ verified: null, message: null, reply: { errors: { tep: 'Chưa chọn tệp. Chọn tệp kết quả bạn nhận được.' }, values: {}, refusal: null } }, { status: 422 })
  }
  return ask(web, token, hash('sha256', Buffer.from(await file.arrayBuffer()), 'buffer'))
}

const Standing = ({ result: { standing } }: { readonly result: VerifiedResult }) => {
  switch (standing.kind) {
    case 'valid':
      return <Notice tone="done" title="Kết quả này có thật và còn hiệu lực">Do cơ quan dưới đây cấp, chưa bị thu hồi hay thay thế.</Notice>
    case 'revoked':
      return <Notice tone="error" title="Kết quả này đã bị thu hồi">Có thật nhưng không còn giá trị từ <Moment at={standing.at} />.</Notice>
    case 'replaced':
      return <Notice tone="warning" title="Kết quả này đã được thay thế">Có thật nhưng thay bằng kết quả số <b>{standing.byNumber}</b> từ <Moment at={standing.replacedAt} />. Hãy dùng bản mới.</Notice>
  }
}

const Comparison = ({ comparison }: Pick<VerifiedResult, 'comparison'>) => {
  if (comparison === null) return null
  return comparison === 'same'
    ? <Notice tone="done" title="Đúng tệp đã phát hành">Tệp bạn đưa giống từng byte với tệp cơ quan đã cấp.</Notice>
    : <Notice tone="error" title="Không phải tệp đã phát hành">Tệp bạn đưa khác tệp cơ quan đã cấp: đã bị sửa, in lại thành tệp khác, hoặc là tệp khác.</Notice>
}

const Verified = ({ result, token }: { readonly result: VerifiedResult; readonly token: string }) => (
  <>
    <Standing result={result} />
    <Comparison comparison={result.comparison} />
    <section className="panel" aria-label="Kết quả">
      <Facts
        facts={[
          { name: 'Số', value: <b>{result.number}</b> },
          { name: 'Phát hành', value: <Moment at={result.issuedAt} /> },
          { name: 'Cơ quan cấp', value: result.agencyName },
          ...(result.signerOffice === null ? [] : [{ name: 'Người ký là', value: result.signerOffice }]),
          { name: 'Thủ tục', value: result.procedureName },
          { name: 'Kết quả', value: OUTCOME_WORDS[result.outcome] },
        ]}
      />
    </section>
    {result.files > 0 && (
      <section className="block" data-file-hash={`/xac-minh/${token}`}>
        <h2>Bạn có tệp kết quả?</h2>
        <p className="small muted" data-file-hash-note>Tệp chỉ dùng để so sánh, không được lưu lại.</p>
        <PostForm reply={useActionData<typeof action>()?.reply} action={`/xac-minh/${token}`} label="So tệp" upload>
          <div className="field">
            <label htmlFor="tep">Tệp kết quả</label>
            <input id="tep" name="tep" type="file" required />
          </div>
          <Button kind="ghost">So với tệp đã phát hành</Button>
        </PostForm>
      </section>
    )}
  </>
)

/** Is this paper genuine, and does it still hold? For whoever has it in hand, without anybody's name. */
const VerifyResult = () => {
  const loaded = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const answer = sent?.verified != null || sent?.message != null ? sent : loaded
  const token = useParams()['token'] ?? ''
  return (
    <div className="wrap narrow">
      <title>Xác minh kết quả · Dịch vụ công</title>
      <h1>Xác minh kết quả</h1>
      {answer.verified === null
        ? <Notice tone="error" title="Không xác minh được"><p>{answer.message}</p></Notice>
        : <Verified result={answer.verified} token={token} />}
      <p className="small muted block">Trang này không hiện tên, địa chỉ hay giấy tờ của ai. <a href="/xac-minh">Xác minh giấy khác</a></p>
    </div>
  )
}
export default VerifyResult
