import { Button } from '#ui/button.tsx'
import { SelectField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import type { AbsentHolder as Person, Holder } from '../pages/unit-work.ts'
import { holderLabel } from './work-words.ts'

type AbsentHolderProps = {
  readonly person: Person
  /** Whom work may be given to; nobody for those who may only look. */
  readonly holders: readonly Holder[]
  readonly commandId: string
}

/** All that one person holds, given away with one press: to everybody with the role, or to somebody. */
export const AbsentHolder = ({ person, holders, commandId }: AbsentHolderProps) => {
  const others = holders.filter(({ id }) => id !== person.staffId)
  const picks = person.picks.map(({ dossierId, stepNo }) => `${dossierId}/${stepNo}`)
  return (
    <Notice tone="warning" title={`${person.name} vắng mặt, đang giữ ${picks.length} việc`}>
      <p>
        Vắng đến hết <Day on={person.to} />.{' '}
        {person.delegates.length === 0
          ? 'Chưa giao quyền cho ai: việc chờ đến khi người này về.'
          : person.delegates.map((one) => `${one.name} đang được giao quyền (${one.form}.) nên làm thay được ngay.`).join(' ')}
      </p>
      {others.length > 0 && picks.length > 0 && (
        <div className="give-away">
          <PostForm label={`Chuyển việc của ${person.name} thành việc chung`}>
            <Given commandId={commandId} picks={picks} />
            <input type="hidden" name="staffId" value="everybody" />
            <Button>Chuyển thành việc chung</Button>
          </PostForm>
          <PostForm label={`Giao việc của ${person.name} cho một người`}>
            <Given commandId={commandId} picks={picks} />
            <SelectField
              name="staffId"
              label="hoặc giao hết cho"
              placeholder="Chọn người"
              options={others.map(({ id, name, absentTo }) => ({ value: id, label: holderLabel(name, absentTo) }))}
            />
            <Button kind="ghost">Giao</Button>
          </PostForm>
        </div>
      )}
    </Notice>
  )
}

const Given = ({ commandId, picks }: { readonly commandId: string; readonly picks: readonly string[] }) => (
  <>
    <input type="hidden" name="commandId" value={commandId} />
    {picks.map((pick) => (
      <input key={pick} type="hidden" name="chon" value={pick} />
    ))}
  </>
)
