/** The tree that every report is: its shape is shared, since it is shown, kept and compared outside of this room too. */

export * from '#shared/domain/report-tree.ts';
