/** Full years (周岁) on a day; a year is reached on the birthday itself. Both days as `2026-06-01`. */
export const ageOn = (day: string, birthday: string): number => {
  const years = Number(day.slice(0, 4)) - Number(birthday.slice(0, 4))
  return day.slice(5) < birthday.slice(5) ? years - 1 : years
}
