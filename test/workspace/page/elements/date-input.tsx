import { attributes, type ElementProps, useControl } from './control.ts';

const types: Readonly<Record<string, string>> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

/** Slack keeps a moment as seconds; the browser's control wants local `YYYY-MM-DDTHH:mm`. */
function localMoment(seconds: number): string {
  const date = new Date(seconds * 1000);
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

export function DateInput(props: ElementProps) {
  const { value, set } = useControl(props);
  const moment = props.element.type === 'datetimepicker';
  const shown = typeof value === 'number' ? localMoment(value) : value;
  return (
    <input
      {...attributes(props, 'Date')}
      type={types[props.element.type] ?? 'date'}
      value={typeof shown === 'string' ? shown : ''}
      onChange={(event) => {
        const text = event.target.value;
        if (text === '') set(null);
        else set(moment ? Math.floor(new Date(text).getTime() / 1000) : text);
      }}
    />
  );
}
