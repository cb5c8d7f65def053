import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { ActionBar } from '#ui/action-bar.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Moment, Money } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findConfirmation } from '../pages/receive-confirmation.ts'
import { DuePanel } from './due-panel.tsx'
import { PrintLink } from './print-link.tsx'
import { RECEIVE_PATH } from './receive-address.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId<DossierId>(params['id'] ?? '')
  const found = id === undefined ? undefined : await findConfirmation(context.get(requestContext).ctx, id)
  if (found === undefined) throw data(null, { status: 404 })
  return found
}

const TITLES = { received: 'Đã tiếp nhận', rejected: 'Đã từ chối tiếp nhận', submitted: 'Đang chờ tiếp nhận' } as const

/** After saving: the code in large type, the due date to read out, and the papers to print. */
const ReceiveConfirmation = () => {
  const { saved, ...dossier } = useLoaderData<typeof loader>()
  const papers = `/mot-cua/giay-to/${dossier.dossierId}`
  return (
    <>
      <PageHeader title={TITLES[saved.kind]} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <div className="stack">
          <section className="panel saved" aria-labelledby="ma-ho-so">
            {saved.kind === 'received' ? (
              <>
                <h2 id="ma-ho-so" className="muted">
                  Mã hồ sơ
                </h2>
                <p className="big-code">{saved.code}</p>
              </>
            ) : (
              <h2 id="ma-ho-so">{TITLES[saved.kind]}</h2>
            )}
            <Facts
              facts={[
                { name: 'Thủ tục', value: dossier.procedureName },
                { name: 'Người nộp', value: dossier.submitterName ?? 'đã xóa theo quy định' },
                ...(saved.kind === 'received'
                  ? [
                      { name: 'Nhận lúc', value: <Moment at={saved.receivedAt} /> },
                      { name: 'Phí, lệ phí', value: <Money dong={dossier.feeDong} /> },
                      ...(saved.holder === null ? [] : [{ name: 'Đang ở', value: saved.holder }]),
                    ]
                  : []),
                ...(saved.kind === 'rejected' ? [{ name: 'Lý do', value: saved.reason ?? 'đã xóa theo quy định' }] : []),
              ]}
            />
          </section>
          {saved.kind === 'received' && <DuePanel title="Hẹn trả" {...saved} compact={false} />}
        </div>
      </main>
      <ActionBar>
        {saved.kind === 'received' && (
          <>
            <PrintLink to={`${papers}/giay-hen`} shortcut="p">
              In giấy hẹn
            </PrintLink>
            <PrintLink to={`${papers}/phieu-kiem-soat`} kind="ghost">
              In phiếu kiểm soát
            </PrintLink>
          </>
        )}
        {saved.kind === 'rejected' && (
          <PrintLink to={`${papers}/phieu-tu-choi`} shortcut="p">
            In phiếu từ chối
          </PrintLink>
        )}
        {saved.kind === 'received' && dossier.feeDong > 0 && (
          <ButtonLink to={`/thu-phi?ho-so=${dossier.dossierId}`} kind="ghost">
            Thu phí, lập biên lai
          </ButtonLink>
        )}
        <ButtonLink to={`/mot-cua/ho-so/${dossier.dossierId}`} kind="ghost">
          Mở hồ sơ
        </ButtonLink>
        <ButtonLink to={RECEIVE_PATH} kind="ghost" shortcut="n">
          Tiếp nhận hồ sơ khác
        </ButtonLink>
      </ActionBar>
    </>
  )
}
export default ReceiveConfirmation
