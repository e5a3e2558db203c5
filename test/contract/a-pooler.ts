import { createServer, Socket } from 'node:net';
import pg from 'pg';

/** What PgBouncer lets through of what a client asks for at its start. */
const KNOWN = new Set([
  'user',
  'database',
  'client_encoding',
  'application_name',
  'datestyle',
  'timezone',
  'standard_conforming_strings',
]);
const SSL_REQUEST = 80_877_103;
/** Few enough that clients meet each other's sessions. */
const SERVERS = 3;

export type Pooler = {
  readonly url: string;
  /** So many connections it lends, each time the one that has rested longest. */
  readonly size: number;
  readonly stop: () => Promise<void>;
};

type Server = { readonly socket: Socket; client: Client | null };
type Client = { readonly socket: Socket; server: Server | null; waiting: Buffer[] };

/**
 * Stands before a PostgreSQL server as PgBouncer does that pools by the transaction: lends one of a
 * few connections for each transaction, each time another one, and refuses settings of the session
 * at the start. Lets everybody in.
 */
export async function startPooler(url: string): Promise<Pooler> {
  const free: Server[] = [];
  const queue: Client[] = [];
  const sockets = new Set<Socket>();

  const lend = (): void => {
    while (free.length > 0 && queue.length > 0) {
      const [server, client] = [free.shift(), queue.shift()];
      if (server === undefined || client === undefined) return;
      server.client = client;
      client.server = server;
      for (const chunk of client.waiting.splice(0)) server.socket.write(chunk);
    }
  };
  const open = async (): Promise<void> => {
    const socket = await openServer(url);
    sockets.add(socket);
    const server: Server = { socket, client: null };
    eachMessage(socket, (type, message) => {
      const { client } = server;
      client?.socket.write(message);
      // 'I': not in a transaction any more.
      if (type !== 'Z' || message.toString('latin1', 5) !== 'I' || client === null) return;
      client.server = null;
      server.client = null;
      free.push(server);
      lend();
    });
    free.push(server);
    lend();
  };

  // Small messages go at once, as PgBouncer's do.
  const listener = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    const client: Client = { socket, server: null, waiting: [] };
    socket.on('error', () => {});
    socket.on('close', () => {
      // Whoever goes away in the middle of a transaction takes its connection along.
      client.server?.socket.destroy();
      if (client.server !== null) void open();
    });
    greet(socket, () => {
      eachMessage(socket, (type, message) => {
        if (type === 'X') return socket.end();
        if (client.server !== null) return client.server.socket.write(message);
        client.waiting.push(message);
        if (!queue.includes(client)) queue.push(client);
        return lend();
      });
    });
  });
  await Promise.all(Array.from({ length: SERVERS }, open));
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const at = listener.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  const address = new URL(url);
  address.port = String(at.port);
  return {
    url: address.href,
    size: SERVERS,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}

/** A connection on which somebody has logged in, and nothing is under way. */
async function openServer(url: string): Promise<Socket> {
  const socket = new Socket().setNoDelay();
  // The driver says hello; it hears nothing of what follows.
  const client = new pg.Client({ connectionString: url, stream: () => socket });
  client.on('error', () => {});
  await client.connect();
  socket.removeAllListeners('data');
  return socket;
}

/** Answers what a client says first; calls back once it may ask. */
function greet(socket: Socket, welcome: () => void): void {
  socket.once('data', (chunk) => {
    if (chunk.readInt32BE(4) === SSL_REQUEST) {
      socket.write('N');
      return greet(socket, welcome);
    }
    const fields = chunk.toString('utf8', 8).split('\0');
    const unknown = fields.find(
      (name, index) => index % 2 === 0 && name !== '' && !KNOWN.has(name.toLowerCase()),
    );
    if (unknown !== undefined) {
      const text = `unsupported startup parameter: ${unknown}`;
      socket.end(frame('E', `SFATAL\0C08P01\0M${text}\0\0`));
      return;
    }
    welcome();
    socket.write(Buffer.concat([frame('R', '\0\0\0\0'), frame('Z', 'I')]));
  });
}

function frame(type: string, body: string): Buffer {
  const head = Buffer.alloc(5, type);
  head.writeInt32BE(4 + Buffer.byteLength(body), 1);
  return Buffer.concat([head, Buffer.from(body)]);
}

/** Calls back with every whole message that arrives, and its type. */
function eachMessage(socket: Socket, heard: (type: string, message: Buffer) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 5 && rest.length >= 1 + rest.readInt32BE(1)) {
      const length = 1 + rest.readInt32BE(1);
      const message = rest.subarray(0, length);
      rest = rest.subarray(length);
      heard(message.toString('latin1', 0, 1), message);
    }
  });
}
