/** What the benchmark uses of moment-business-time, which ships no types. */
declare module 'moment-business-time' {
  import moment from 'moment'
  module 'moment' {
    interface Moment {
      addWorkingTime(amount: number, unit: 'days' | 'minutes'): Moment
      isHoliday(): boolean
    }
    interface LocaleSpecification {
      workinghours?: Record<number, readonly string[] | null>
      holidays?: readonly string[]
    }
  }
  export default moment
}
