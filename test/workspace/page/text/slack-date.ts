const day = 86_400_000;

/** "today", "yesterday", "tomorrow", or null when the date is further away. */
function near(date: Date, now: Date): string | null {
  const start = (d: Date) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  const distance = Math.round((start(date) - start(now)) / day);
  if (distance === 0) return 'today';
  if (distance === -1) return 'yesterday';
  return distance === 1 ? 'tomorrow' : null;
}

function relative(date: Date, now: Date): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  const size = Math.abs(seconds);
  if (size < 60) return 'just now';
  if (size < 3600) return format.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.round(seconds / 3600), 'hour');
  return format.format(Math.round(seconds / 86_400), 'day');
}

/** Slack's date tokens, e.g. `{date_short_pretty} {time}`, in the reader's own time zone. */
export function formatSlackDate(seconds: number, format: string, now = new Date()): string {
  const date = new Date(seconds * 1000);
  const show = (options: Intl.DateTimeFormatOptions) => date.toLocaleString(undefined, options);
  const long = () => show({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  const short = () => show({ year: 'numeric', month: 'short', day: 'numeric' });
  const plain = () => show({ year: 'numeric', month: 'long', day: 'numeric' });
  const tokens: Readonly<Record<string, () => string>> = {
    date_num: () => show({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    date_slash: () => show({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    date: plain,
    date_short: short,
    date_long: long,
    date_pretty: () => near(date, now) ?? plain(),
    date_short_pretty: () => near(date, now) ?? short(),
    date_long_pretty: () => near(date, now) ?? long(),
    day_divider_pretty: () => near(date, now) ?? long(),
    time: () => show({ hour: 'numeric', minute: '2-digit' }),
    time_secs: () => show({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    ago: () => relative(date, now),
  };
  return format.replace(/\{([a-z_]+)\}/g, (whole, token: string) => tokens[token]?.() ?? whole);
}

export const timeOf = (ts: string): string => formatSlackDate(Number(ts), '{time}');

/** The heading between two days: "Today", "Yesterday", "Monday, November 16". */
export function dayOf(ts: string, now = new Date()): string {
  const date = new Date(Number(ts) * 1000);
  const word = near(date, now);
  if (word !== null) return word.charAt(0).toUpperCase() + word.slice(1);
  return date.toLocaleDateString(undefined, { weekday: 'long', month: 'long', day: 'numeric' });
}

export const agoOf = (ts: string): string => formatSlackDate(Number(ts), '{ago}');
