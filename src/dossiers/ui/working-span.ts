/** Working minutes as a person says them: "3 ngày 4 giờ làm việc", "45 phút làm việc". */
export const workingSpanWords = (minutes: number, minutesPerDay: number): string => {
  const days = Math.floor(minutes / minutesPerDay)
  const hours = Math.floor((minutes % minutesPerDay) / 60)
  const rest = Math.floor(minutes % 60)
  if (days > 0) return hours > 0 ? `${days} ngày ${hours} giờ làm việc` : `${days} ngày làm việc`
  if (hours > 0) return rest > 0 ? `${hours} giờ ${rest} phút làm việc` : `${hours} giờ làm việc`
  return `${rest} phút làm việc`
}
