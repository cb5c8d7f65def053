import { hoursWords } from '#procedures/citizen-words.ts'
import type { ReceptionPlace } from '#procedures/reception-places.ts'

const MANY_PLACES = 4

const PlaceList = ({ places }: { readonly places: readonly ReceptionPlace[] }) => (
  <ul className="places">
    {places.map((place) => (
      <li key={place.unitId}>
        <b>{place.name}</b>
        {place.address !== null && <span>{place.address}</span>}
        {place.hours.length > 0 && <span className="muted">Giờ tiếp nhận: {hoursWords(place.hours)}</span>}
        {place.phone !== null && <a href={`tel:${place.phone.replace(/\s/g, '')}`}>{place.phone}</a>}
      </li>
    ))}
  </ul>
)

/** Counters: where, when, by which number. Many of them open on wish. */
export const Places = ({ places }: { readonly places: readonly ReceptionPlace[] }) =>
  places.length <= MANY_PLACES ? <PlaceList places={places} /> : (
    <details className="more">
      <summary>{places.length} nơi tiếp nhận, giờ làm việc từng nơi</summary>
      <PlaceList places={places} />
    </details>
  )
