/** How long until a decision is looked at again, unless somebody says otherwise. */
const REVIEW_DAYS = 90;

/** The day on which a decision made today is looked at again; both as `YYYY-MM-DD`. */
export function reviewDay(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + REVIEW_DAYS);
  return day.toISOString().slice(0, 10);
}

/** Whether a day, if there is one, has yet to come. */
export const isAhead = (day: string | null, today: string): boolean => day === null || day > today;
