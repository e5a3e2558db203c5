type Shown = string;

/** The words around deleting: decisions, and what a person wrote. */
export type DeletionMessages = {
  readonly deletion: {
    readonly menu: string;
    /** The entry where it leads to either. */
    readonly withdrawOrDelete: string;
    readonly instead: string;
    readonly insteadHint: string;
    readonly title: string;
    /** In place of the title, for whoever may delete it and may not see it. */
    readonly untitled: string;
    readonly goes: string;
    readonly remains: string;
    readonly confirmLabel: string;
    readonly confirm: string;
    readonly confirmMissing: string;
    readonly submit: string;
    readonly notYours: (people: Shown) => string;
    readonly done: string;
    readonly tombstone: {
      readonly deleted: (who: Shown, when: Shown) => string;
      readonly keptLongEnough: (when: Shown) => string;
    };
    readonly forgotten: {
      readonly own: (decisions: number) => string;
      readonly others: (who: Shown, decisions: number) => string;
    };
    /** For whoever deleted something of which messages in a channel cannot be taken out yet. */
    readonly remaining: (channel: Shown) => string;
    readonly successorDeleted: string;
  };
  readonly forgetForm: {
    readonly button: string;
    readonly title: string;
    readonly goes: string;
    readonly remains: string;
    readonly personLabel: string;
    readonly personHint: string;
    readonly idLabel: string;
    readonly idHint: string;
    readonly idWrong: string;
    readonly confirmLabel: string;
    readonly confirm: string;
    readonly confirmMissing: string;
    readonly personMissing: string;
    readonly notManager: string;
    readonly isApp: string;
    readonly submit: string;
    readonly onItsWay: string;
  };
};
