import { Button } from '#ui/button.tsx'
import { formatDay } from '#ui/dates.ts'
import { Facts, type Fact } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code } from '#ui/values.tsx'
import type { PersonView } from '../pages/people-view.ts'
import type { Revealed } from '../reveal.ts'
import { PARTY_FIELD_WORDS, PARTY_KIND_WORDS, PARTY_ROLE_WORDS, SEX_WORDS } from './words.ts'

type PeopleTabProps = {
  readonly people: readonly PersonView[]
  /** One person's data in full, after somebody asked for it. */
  readonly revealed: Revealed | null
  readonly message: string | null
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const birthWords = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDay(text) : text)

const factsOf = (person: PersonView, full: Revealed['values'] | undefined): readonly Fact[] => {
  const value = (field: 'identityNumber' | 'phone'): string | null => full?.[field] ?? person[field]
  const facts: Fact[] = [
    { name: capital(PARTY_FIELD_WORDS.name), value: <b>{person.name}</b> },
    { name: 'Là', value: PARTY_KIND_WORDS[person.kind] },
  ]
  const add = (field: keyof typeof PARTY_FIELD_WORDS, shown: Fact['value'] | null): void => {
    if (shown !== null) facts.push({ name: capital(PARTY_FIELD_WORDS[field]), value: shown })
  }
  const identity = value('identityNumber')
  const phone = value('phone')
  add('identityNumber', identity === null ? null : <Code>{identity}</Code>)
  add('birthDate', person.birthDate === null ? null : birthWords(person.birthDate))
  add('sex', person.sex === null ? null : (SEX_WORDS[person.sex] ?? person.sex))
  add('address', person.address)
  add('phone', phone === null ? null : <Code>{phone}</Code>)
  add('email', person.email)
  return facts
}

/** The people of a dossier; numbers stay masked until somebody asks, and asking is written down. */
export const PeopleTab = ({ people, revealed, message }: PeopleTabProps) => (
  <div className="tab-pad stack">
    {message !== null && <Notice tone="error">{message}</Notice>}
    {people.map((person) => {
      const full = revealed?.party === person.party ? revealed.values : undefined
      const hidden = person.identityNumber !== null || person.phone !== null
      const role = PARTY_ROLE_WORDS[person.party]
      return (
        <section key={person.party}>
          <h2>{capital(role)}</h2>
          <Facts facts={factsOf(person, full)} />
          {full !== undefined ? (
            <p className="small muted">Lần xem này đã được ghi vào nhật ký truy cập.</p>
          ) : (
            hidden && (
              <PostForm label={`Hiện số định danh và điện thoại của ${role}`}>
                <input type="hidden" name="party" value={person.party} />
                <p className="reveal">
                  <Button kind="ghost">Hiện số định danh, điện thoại</Button>
                  <span className="small muted">Việc xem được ghi lại: ai, lúc nào.</span>
                </p>
              </PostForm>
            )
          )}
        </section>
      )
    })}
  </div>
)
