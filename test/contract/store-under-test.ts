import type { Db } from '../../src/store/open.ts';

/** What a part of the suite runs on: a store that is empty before each test. */
export type StoreUnderTest = { readonly db: Db };
