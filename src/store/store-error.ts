import { OperatorError } from '../operator-error.ts';

/** The database could not be used. `message` says what to do. */
export class StoreError extends OperatorError {
  override readonly name = 'StoreError';
  readonly code:
    | 'cannot_open'
    | 'in_use'
    | 'newer_schema'
    | 'development_schema'
    | 'migration_failed';
  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super([message], options);
    this.code = code;
  }
}
