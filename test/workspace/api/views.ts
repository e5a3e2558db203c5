import { z } from 'zod';
import type { ViewBody } from '../check/check-view.ts';
import type { Json } from '../json.ts';
import { viewJson } from '../payloads.ts';
import type { Room } from '../room.ts';
import type { Trigger } from '../triggers.ts';
import * as views from '../views.ts';
import type { StoredView } from '../world.ts';
import { ApiError } from './api-error.ts';
import { name, optionalName, parseArgs, viewArgument } from './args.ts';

const triggered = z.object({ trigger_id: name });

function spend(room: Room, id: string): Trigger {
  const spent = room.triggers.spend(id);
  if (!spent.ok) throw new ApiError(spent.error);
  return spent.trigger;
}

function refuseTakenExternalId(room: Room, body: ViewBody, self: StoredView | null): void {
  const taken = views.findView(room.world, { externalId: body.externalId });
  if (taken !== undefined && taken.id !== self?.id) throw new ApiError('duplicate_external_id');
}

export function open(room: Room, args: Json): Json {
  const { trigger_id: id } = parseArgs(triggered, args);
  const body = viewArgument(args, 'modal');
  const trigger = spend(room, id);
  refuseTakenExternalId(room, body, null);
  return { view: viewJson(room.world, views.showModal(room.world, body, trigger, 'open')) };
}

export function push(room: Room, args: Json): Json {
  const { trigger_id: id } = parseArgs(triggered, args);
  const body = viewArgument(args, 'modal');
  const trigger = spend(room, id);
  const stack = views.modalsOf(room.world, trigger.user);
  if (trigger.view === null || stack.length === 0) throw new ApiError('not_found');
  if (stack.length >= views.deepestStack) throw new ApiError('push_limit_reached');
  refuseTakenExternalId(room, body, null);
  return { view: viewJson(room.world, views.showModal(room.world, body, trigger, 'push')) };
}

const updateSchema = z.object({
  view_id: optionalName,
  external_id: optionalName,
  hash: optionalName,
});

export function update(room: Room, args: Json): Json {
  const parsed = parseArgs(updateSchema, args);
  const body = viewArgument(args, 'modal');
  const old = parsed.view_id
    ? views.findView(room.world, { id: parsed.view_id })
    : views.findView(room.world, { externalId: parsed.external_id ?? '' });
  if (old === undefined || old.type !== 'modal') throw new ApiError('not_found');
  if (parsed.hash && parsed.hash !== old.hash) throw new ApiError('hash_conflict');
  refuseTakenExternalId(room, body, old);
  return { view: viewJson(room.world, views.changeView(room.world, old, body)) };
}

export function publish(room: Room, args: Json): Json {
  const { world } = room;
  const parsed = parseArgs(z.object({ user_id: name, hash: optionalName }), args);
  const body = viewArgument(args, 'home');
  const person = world.people.get(parsed.user_id);
  if (person === undefined || person.isBot) {
    throw new ApiError('invalid_arguments', {
      response_metadata: { messages: ['[ERROR] invalid user_id [json-pointer:/user_id]'] },
    });
  }
  if (!world.app.manifest.features.app_home.home_tab_enabled) throw new ApiError('not_enabled');
  const old = world.homes.get(person.id);
  if (parsed.hash && old !== undefined && parsed.hash !== old.hash) {
    throw new ApiError('hash_conflict');
  }
  return { view: viewJson(world, views.publishHome(world, person.id, body)) };
}
