import { fc } from '@fast-check/vitest';

/** Mutation testing finds tests by their names, and the name of a property holds its seed. */
fc.configureGlobal({ seed: 1 });
