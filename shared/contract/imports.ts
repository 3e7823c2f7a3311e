/** Tables that come in from elsewhere: attendance lists, and tables of records. */

import * as z from 'zod';
import { attendanceColumns, attendanceProblems } from '#shared/domain/attendance.ts';
import { recordColumns, recordTableProblems, tableKinds } from '#shared/domain/record-table.ts';
import { call } from './base.ts';
import { country, day, id, languageTag, line } from './fields.ts';

/** Bytes, and rows under the head, that a table may have. */
export const LARGEST_TABLE = 20 * 1024 * 1024;
export const MOST_TABLE_ROWS = 50_000;

/** What a CSV file may be written in. */
export const tableEncodings = ['utf-8', 'utf-16le', 'windows-1250'] as const;

/** What becomes of what was counted at the event before: it stays beside the list's counts, goes to the trash, or stays alone. */
export const countsBefore = ['add', 'replace', 'leave'] as const;

export const attendanceMapping = z.object(Object.fromEntries(attendanceColumns.map((column) => [column, z.number().int().min(0).max(1000).nullable()])) as Record<(typeof attendanceColumns)[number], z.ZodNullable<z.ZodNumber>>);

export const recordMapping = z.object(Object.fromEntries(recordColumns.map((column) => [column, z.number().int().min(0).max(1000).nullable()])) as Record<(typeof recordColumns)[number], z.ZodNullable<z.ZodNumber>>);

/** Words that name no country, and the one that each means. */
const corrections = z.array(z.object({ written: z.string().max(500), country })).max(1000).default([]);

const problem = z.object({
  row: z.number().int(),
  column: z.enum(attendanceColumns),
  code: z.enum(attendanceProblems),
  value: z.string(),
  proposal: country.optional(),
  first: z.number().int().optional(),
});

export const attendanceResult = z.object({
  /** The heads of the list's columns, and which of them is what. */
  heads: z.array(z.string()),
  columns: attendanceMapping,
  /** The first rows under the head, as they are read. */
  sample: z.array(z.array(z.string())),
  /** Of a CSV file. */
  encoding: z.enum(tableEncodings).nullable(),
  rows: z.number().int(),
  accepted: z.number().int(),
  problems: z.array(problem),
  /** The accepted ones by country; null where only a town is known, and it is none of the archive's. */
  counts: z.array(z.object({ country: country.nullable(), value: z.number().int() })),
  /** Towns that are new to the archive and are made along. */
  newPlaces: z.array(z.object({ name: line, country })),
  /** Taken in besides the counts. */
  people: z.number().int(),
  /** The event as it is after it; null after a dry run. */
  revision: z.string().nullable(),
});
export type AttendanceResult = z.output<typeof attendanceResult>;

const recordProblem = z.object({
  row: z.number().int(),
  column: z.enum(recordColumns),
  /** What the table calls the column; empty where it has none. */
  head: z.string(),
  code: z.enum(recordTableProblems),
  value: z.string(),
  proposal: country.optional(),
  first: z.number().int().optional(),
});

export const recordTableResult = z.object({
  /** The heads of the table's columns, and which of them is what. */
  heads: z.array(z.string()),
  columns: recordMapping,
  /** The first rows under the head, as they are read. */
  sample: z.array(z.array(z.string())),
  /** Of a CSV file. */
  encoding: z.enum(tableEncodings).nullable(),
  /** Rows under the head that are not empty. */
  rows: z.number().int(),
  /** Rows of which nothing is wrong: those that become records, and those that are records already. */
  accepted: z.number().int(),
  /** Rows that become records. */
  made: z.number().int(),
  /** Rows that mean a record that is there, and are skipped. */
  existing: z.array(z.object({ row: z.number().int(), id, name: z.string() })),
  problems: z.array(recordProblem),
  /** Places that are new to the archive and are made along. */
  newPlaces: z.array(z.object({ name: line, country })),
  /** What undo takes back; null where nothing was made. */
  revision: z.string().nullable(),
});
export type RecordTableResult = z.output<typeof recordTableResult>;

export const importCalls = {
  /**
   * Makes the records of an uploaded table, as one action. `isDry`: says what it would do, and does nothing; with
   * columns of which none says what a record is called, it then only shows them. The table may be sent again.
   */
  records: call
    .input(
      z.object({
        uploadId: id,
        kind: z.enum(tableKinds),
        isDry: z.boolean(),
        /** null: as the heads say. */
        columns: recordMapping.nullable().default(null),
        /** null: as it looks. */
        encoding: z.enum(tableEncodings).nullable().default(null),
        /** The table has no head: its first row is a record already. */
        isHeadless: z.boolean().default(false),
        corrections,
        /** Takes the columns that were chosen last for a table with the same head, and keeps those of this one once it came in. */
        remembers: z.boolean().default(false),
        /** Of names and texts, and of the way in which numbers are written. */
        language: languageTag,
      }),
    )
    .output(recordTableResult),

  /**
   * Reads an attendance list that was uploaded and counts it for an event. `isDry`: says what it would do, and
   * does nothing; with columns of which none says where people are from, it then only shows them. `people`: keeps
   * the persons, too, with why and until when. The list may be sent again.
   */
  attendance: call
    .input(
      z.object({
        uploadId: id,
        eventId: id,
        isDry: z.boolean(),
        /** null: as the heads say. */
        columns: attendanceMapping.nullable(),
        /** null: as it looks. */
        encoding: z.enum(tableEncodings).nullable().default(null),
        /** The list has no head: its first row is a person already. */
        isHeadless: z.boolean().default(false),
        corrections,
        counts: z.enum(countsBefore).default('add'),
        /** Takes the columns that were chosen last for a list with the same head, and keeps those of this one once it came in. */
        remembers: z.boolean().default(false),
        people: z.object({ purpose: line, keepUntil: day }).nullable(),
        /** Of the names of towns, and of the purpose. */
        language: languageTag,
      }),
    )
    .output(attendanceResult),
};
