// Cuts CSV text into records by looking at 64 bytes at a time.
//
// The scanner reads only what RFC 4180 allows without a doubt: quotes stand around whole fields, a quote inside is
// doubled, and nothing stands between a closing quote and the next delimiter. Any other record is called doubtful and
// left to the caller, who has a conforming parser for it. What it does read, it reads as libcsv does in strict mode:
// blanks around a field without quotes are not part of it, blank lines are no records, and LF, CRLF and a bare CR end
// a line.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ascii_text.h"

enum record_outcome {
  // The record is cut; its fields are in the arrays of the caller.
  RECORD_COMPLETE,
  // The window ends before the record does.
  RECORD_INCOMPLETE,
  // The record is not what the scanner is sure of, or goes beyond a bound. Nothing was taken.
  RECORD_DOUBTFUL,
  // The next record begins at or after `stop`.
  RECORD_STOPPED,
};

struct record_scanner {
  // The dialect. Without quotes, a quote is a byte like any other.
  uint8_t delimiter, quote;
  bool has_quotes;
  // The most bytes of a field and of a record.
  size_t longest_field, longest_record;

  // The window: 64 bytes after `end` must be readable, whatever they hold. `copies` begins at the same base and has
  // room for as many bytes as the window, for fields whose doubled quotes are undone.
  const uint8_t *text;
  uint8_t *copies;
  size_t end;
  bool is_last;

  // Where the next record begins, and its physical line; no record at or after `stop` is read.
  size_t position, line, stop;
  // The blank lines that were skipped, and the line of the first.
  size_t blank_lines, first_blank_line;
  // A line ended in CRLF.
  bool lines_end_in_pairs;

  // The record that was cut last: where it begins, its line, and the number of its fields.
  size_t record, record_line, field_count;

  // Private: the marks (ends of fields, line breaks in quotes) found so far.
  uint32_t *marks;
  size_t mark_capacity, mark_count, next_mark;
  size_t scanned, reach, fault;
  uint64_t inside, may_open, must_end;
};

// Memory for the marks; false if there is none.
bool record_scanner_init(struct record_scanner *scanner);
void record_scanner_free(struct record_scanner *scanner);

// Begins anew at the start of a record, after the window or the position has changed.
void record_scanner_restart(struct record_scanner *scanner, const uint8_t *text, uint8_t *copies, size_t end,
                            bool is_last, size_t position, size_t line);

// Cuts the next record. Field n has `lengths[n]` bytes from `text + starts[n]`, without its quotes; the delimiter or
// line break after it stands at `text + ends[n]`.
enum record_outcome record_scanner_next(struct record_scanner *scanner, intptr_t *starts, intptr_t *lengths,
                                        intptr_t *ends, size_t capacity);

// The ways to look at 64 bytes; the fastest that the processor has is taken.
enum record_scanner_path { RECORD_SCANNER_PORTABLE, RECORD_SCANNER_SSE2, RECORD_SCANNER_AVX2 };
// The fastest one here.
enum record_scanner_path record_scanner_best_path(void);
// For tests: takes one of them from now on, if the processor has it.
void record_scanner_use(enum record_scanner_path path);
