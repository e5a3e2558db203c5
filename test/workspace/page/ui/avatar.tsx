/** A stable colour per person; white letters keep a contrast above 4.5 on each of them. */
const colours = [
  '#3b6ea8',
  '#8a4f9e',
  '#a8501f',
  '#2f7a55',
  '#b0355f',
  '#5b5fc7',
  '#7a6412',
  '#3d7480',
];

function colourOf(id: string): string {
  const sum = [...id].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9973, 7);
  return colours[sum % colours.length] ?? '#3b6ea8';
}

function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.match(/\p{L}/u)?.[0] ?? '')
    .join('')
    .toUpperCase();
}

export function Avatar(props: { id: string; name: string; size?: 'small' | 'large' }) {
  return (
    <span
      className={`avatar ${props.size ?? 'large'}`}
      style={{ backgroundColor: colourOf(props.id) }}
      aria-hidden="true"
    >
      {initials(props.name)}
    </span>
  );
}
