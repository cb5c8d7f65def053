import { ActionBar } from '#ui/action-bar.tsx'
import { Button, ButtonLink, type ButtonKind } from '#ui/button.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { DossierHead } from '../pages/dossier-view.ts'
import { ACTION_WORDS, actionPath, isPageAction, orderOf, wordsOf, type PageAction } from './action-words.ts'

type Placed = { readonly action: PageAction; readonly stepNo: number | null; readonly label: string }

/** How many stand beside the main one; the others open below. */
const IN_SIGHT = 4

/** The offers in the order of everyday work; several steps with the same action are told apart by their names. */
const placed = (head: DossierHead): readonly Placed[] => {
  const boxes = head.stages.flat()
  const offers = head.offers.flatMap(({ action, stepNo }) => (isPageAction(action) ? [{ action, stepNo }] : []))
  return offers
    .map(({ action, stepNo }) => {
      const twice = offers.filter((other) => other.action === action).length > 1
      const box = boxes.find((one) => one.no === stepNo)
      const where = box === undefined ? '' : box.isConsultation ? box.unitName : box.name
      return { action, stepNo, label: twice && where !== '' ? `${ACTION_WORDS[action].label}: ${where}` : ACTION_WORDS[action].label }
    })
    .toSorted((a, b) => orderOf(a.action) - orderOf(b.action) || (a.stepNo ?? 0) - (b.stepNo ?? 0))
}

const isQuiet = (action: PageAction): boolean =>
  wordsOf(action).grave === true || action === 'correct' || action === 'recordPapers' || action === 'assignStep'

/** The main action first, then everyday ones, then what is rare or grave, folded away. */
export const DossierActions = ({ head, commandId }: { readonly head: DossierHead; readonly commandId: string }) => {
  const all = placed(head)
  if (all.length === 0) return null
  const everyday = all.filter((one) => !isQuiet(one.action))
  const [main, ...beside] = everyday
  const shown = beside.slice(0, IN_SIGHT)
  const more = [...beside.slice(IN_SIGHT), ...all.filter((one) => isQuiet(one.action))]
  const effect = main === undefined ? undefined : EFFECTS[main.action]
  return (
    <ActionBar {...(effect !== undefined && { effect })}>
      {main !== undefined && (main.action === 'acceptStep' ? <AcceptNow head={head} one={main} commandId={commandId} /> : <ToAction head={head} one={main} kind="main" />)}
      {shown.map((one) => (
        <ToAction key={`${one.action}/${one.stepNo}`} head={head} one={one} kind="ghost" />
      ))}
      {more.length > 0 && (
        <details className="more-actions">
          <summary className="btn plain">Việc khác</summary>
          <div className="more-list">
            {more.map((one) => (
              <ToAction key={`${one.action}/${one.stepNo}`} head={head} one={one} kind={wordsOf(one.action).grave === true ? 'danger' : 'ghost'} />
            ))}
          </div>
        </details>
      )}
    </ActionBar>
  )
}

/** What the main action does to the clock, in a few words; its page says it with dates. */
const EFFECTS: Readonly<Partial<Record<PageAction, string>>> = {
  acceptStep: 'Nhận việc không làm thay đổi thời hạn.',
  receiveSupplement: 'Nhận giấy tờ bổ sung thì thời hạn chạy tiếp từ lúc giấy tờ đến.',
  resume: 'Tiếp tục thì thời hạn chạy tiếp và hẹn trả được tính lại.',
  meetObligation: 'Xác nhận đã nộp thì thời hạn chạy tiếp nếu đang tạm dừng.',
  finish: 'Đây là mốc xét đúng hạn của hồ sơ.',
  draftResult: 'Soạn dự thảo không làm thay đổi thời hạn. Yêu cầu bổ sung sẽ tạm dừng thời hạn và chỉ được một lần.',
  forward: 'Chuyển bước không làm thay đổi thời hạn của hồ sơ.',
}

const ToAction = ({ head, one, kind }: { readonly head: DossierHead; readonly one: Placed; readonly kind: ButtonKind }) => (
  <ButtonLink to={actionPath(head.id, one.action, one.stepNo)} kind={kind} {...(kind === 'main' && { shortcut: 'm' })}>
    {one.label}
  </ButtonLink>
)

/** Taking up work needs nothing more than the click. */
const AcceptNow = ({ head, one, commandId }: { readonly head: DossierHead; readonly one: Placed; readonly commandId: string }) => (
  <PostForm action={actionPath(head.id, one.action, one.stepNo)} label={one.label}>
    <input type="hidden" name="commandId" value={commandId} />
    <input type="hidden" name="expectedSeq" value={head.seq} />
    <Button shortcut="m">{one.label}</Button>
  </PostForm>
)
