import { useId } from 'react';
import type { Person } from '../../protocol.ts';
import { useWorkspace } from '../client/workspace-context.ts';
import { Avatar } from '../ui/avatar.tsx';

export function ActAs(props: { people: readonly Person[]; onChange: (id: string) => void }) {
  const { me, team } = useWorkspace().snapshot;
  const id = useId();
  const about = (person: Person): string => {
    if (person.teamId !== team.id) return ' (other company)';
    return person.guest === null ? '' : ' (guest)';
  };
  return (
    <div className="act-as">
      <Avatar id={me.id} name={me.realName || me.name} />
      <div>
        <label htmlFor={id}>Act as</label>
        <select id={id} value={me.id} onChange={(event) => props.onChange(event.target.value)}>
          {props.people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.realName || person.name}
              {about(person)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
