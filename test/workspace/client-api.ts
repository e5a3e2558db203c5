import type { ServerResponse } from 'node:http';
import { parseActRequest } from './acts/act-schema.ts';
import { perform } from './acts/perform.ts';
import { tryParse } from './json.ts';
import { jsonReply, type Reply, textReply } from './reply.ts';
import type { Room } from './room.ts';
import { snapshotFor } from './snapshot.ts';

/** `GET /client/people`: everybody one can be; apps are nobody's client. */
export function people(room: Room): Reply {
  const everybody = [...room.world.people.values()];
  return jsonReply(everybody.filter((person) => !person.isBot && !person.isDeleted));
}

/** `GET /client/state?as=U…` */
export function state(room: Room, as: string): Reply {
  const person = room.world.people.get(as);
  if (person === undefined || person.isBot) return textReply('no such person', 404);
  return jsonReply(snapshotFor(room.world, person));
}

/** `POST /client/act` */
export async function act(room: Room, body: Buffer): Promise<Reply> {
  const request = parseActRequest(tryParse(body.toString('utf8')));
  if (request === null) return textReply('not an act', 400);
  const person = room.world.people.get(request.as);
  if (person === undefined || person.isBot) return textReply('no such person', 404);
  return jsonReply(await perform(room, person, request.act));
}

/** `GET /client/changes`: the version now, and after every change. */
export function changes(room: Room, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  let scheduled = false;
  const send = (): void => {
    scheduled = false;
    response.write(`data: ${room.world.version()}\n\n`);
  };
  send();
  const unsubscribe = room.world.subscribe(() => {
    // Several changes of one turn are one message.
    if (scheduled) return;
    scheduled = true;
    setImmediate(send);
  });
  response.on('close', unsubscribe);
}
