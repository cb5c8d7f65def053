import type { ReactNode } from 'react'

export type Fact = { readonly name: string; readonly value: ReactNode; readonly numeric?: boolean }

/** Names and values in two columns. */
export const Facts = ({
  facts,
  small = false,
}: {
  readonly facts: readonly Fact[]
  readonly small?: boolean
}) => (
  <dl className={small ? 'facts small' : 'facts'}>
    {facts.map((fact) => (
      <FactRow key={fact.name} {...fact} />
    ))}
  </dl>
)

const FactRow = ({ name, value, numeric }: Fact) => (
  <>
    <dt>{name}</dt>
    <dd className={numeric === true ? 'num' : undefined}>{value}</dd>
  </>
)

export type KeyFact = { readonly name: string; readonly value: ReactNode; readonly note?: ReactNode }

/** The few facts that decide: how long, how much, where, what one gets. */
export const KeyFacts = ({ facts }: { readonly facts: readonly KeyFact[] }) => (
  <dl className="keyfacts">
    {facts.map((fact) => (
      <div key={fact.name}>
        <dt>{fact.name}</dt>
        <dd>
          <b>{fact.value}</b>
          {fact.note !== undefined && <small>{fact.note}</small>}
        </dd>
      </div>
    ))}
  </dl>
)
