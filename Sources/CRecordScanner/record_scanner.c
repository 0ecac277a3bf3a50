#include "record_scanner.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "block_masks.h"

// A mark is the offset of a delimiter or line break outside quotes, or, with this bit, of a line break inside.
#define INSIDE 0x80000000u
// How far ahead of the record at hand the text is scanned; it starts small after a record in doubt.
#define SHORT_REACH 1024
#define LONG_REACH 16384

static _Atomic int chosen_path = -1;

enum record_scanner_path record_scanner_best_path(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") ? RECORD_SCANNER_AVX2 : RECORD_SCANNER_SSE2;
#else
  return RECORD_SCANNER_PORTABLE;
#endif
}

void record_scanner_use(enum record_scanner_path path) {
  atomic_store(&chosen_path, path <= record_scanner_best_path() ? (int)path : (int)record_scanner_best_path());
}

bool record_scanner_init(struct record_scanner *scanner) {
  memset(scanner, 0, sizeof *scanner);
  scanner->longest_field = scanner->longest_record = scanner->stop = SIZE_MAX;
  scanner->mark_capacity = LONG_REACH + 64;
  scanner->marks = malloc(scanner->mark_capacity * sizeof *scanner->marks);
  return scanner->marks != NULL;
}

void record_scanner_free(struct record_scanner *scanner) { free(scanner->marks); }

void record_scanner_restart(struct record_scanner *s, const uint8_t *text, uint8_t *copies, size_t end,
                            bool is_last, size_t position, size_t line) {
  s->text = text;
  s->copies = copies;
  s->end = end;
  s->is_last = is_last;
  s->position = position;
  s->line = line;
  s->mark_count = s->next_mark = 0;
  s->scanned = position;
  s->reach = SHORT_REACH;
  s->fault = SIZE_MAX;
  s->inside = 0;
  s->may_open = 1;
  s->must_end = 0;
}

// Bit n of the result is the parity of bits 0 to n.
static inline uint64_t prefix_parity(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

// Scans from `s->scanned` to `limit` and appends the marks.
__attribute__((always_inline)) static inline void scan_blocks(struct record_scanner *s, size_t limit,
                                                             enum record_scanner_path path) {
  uint32_t *marks = s->marks + s->mark_count;
  size_t offset = s->scanned;
  uint64_t inside = s->inside, may_open = s->may_open, must_end = s->must_end;
  while (offset < limit) {
    size_t length = limit - offset;
    uint64_t valid = length >= 64 ? ~0ull : (1ull << length) - 1;
    struct block_masks masks = block_masks(s->text + offset, s->delimiter, s->quote, path);
    uint64_t separators = masks.delimiters & valid, breaks = masks.line_breaks & valid;
    uint64_t quotes = s->has_quotes ? masks.quotes & valid : 0;
    uint64_t found;
    if (quotes | inside | must_end) {
      uint64_t parity = prefix_parity(quotes) ^ inside;
      uint64_t structure = (separators | breaks) & ~parity;
      uint64_t opening = quotes & parity, closing = quotes & ~parity;
      // A quote opens at the start of a field or right after one that closed: then it is a doubled quote.
      uint64_t wrong = opening & ~((structure | quotes) << 1 | may_open);
      // After a quote that closes, the field ends, or the quote was a doubled one.
      wrong |= (closing << 1 | must_end) & ~(structure | quotes) & valid;
      if (wrong && s->fault == SIZE_MAX) s->fault = offset + (size_t)__builtin_ctzll(wrong);
      may_open = (structure | quotes) >> 63;
      must_end = closing >> 63;
      inside = (uint64_t)((int64_t)parity >> 63);
      found = structure;
      if (breaks & parity) {
        // Rare: line breaks in quotes, which only count lines.
        uint64_t both = structure | (breaks & parity);
        for (; both; both &= both - 1) {
          uint32_t bit = (uint32_t)__builtin_ctzll(both);
          *marks++ = (uint32_t)(offset + bit) | (structure >> bit & 1 ? 0 : INSIDE);
        }
        found = 0;
      }
    } else {
      found = separators | breaks;
      may_open = found >> 63;
    }
    for (; found; found &= found - 1) *marks++ = (uint32_t)(offset + (size_t)__builtin_ctzll(found));
    offset += 64;
  }
  s->mark_count = (size_t)(marks - s->marks);
  s->scanned = limit;
  s->inside = inside;
  s->may_open = may_open;
  s->must_end = must_end;
}

static void scan_portable(struct record_scanner *s, size_t limit) {
  scan_blocks(s, limit, RECORD_SCANNER_PORTABLE);
}
#if defined(__x86_64__)
static void scan_sse2(struct record_scanner *s, size_t limit) { scan_blocks(s, limit, RECORD_SCANNER_SSE2); }
__attribute__((target("avx2,bmi"))) static void scan_avx2(struct record_scanner *s, size_t limit) {
  scan_blocks(s, limit, RECORD_SCANNER_AVX2);
}
#endif

// Scans the next part of the window; false at its end, or if the record has more marks than are kept.
static bool scan_ahead(struct record_scanner *s) {
  if (s->scanned >= s->end || s->fault != SIZE_MAX) return false;
  size_t kept = s->mark_count - s->next_mark;
  memmove(s->marks, s->marks + s->next_mark, kept * sizeof *s->marks);
  s->next_mark = 0;
  s->mark_count = kept;
  size_t room = s->mark_capacity - kept;
  if (room < 64) return false;
  size_t reach = s->reach < room ? s->reach : room & ~(size_t)63;
  size_t left = s->end - s->scanned;
  size_t limit = s->scanned + (left < reach ? left : reach);
  if (s->reach < LONG_REACH) s->reach *= 2;
  int path = atomic_load_explicit(&chosen_path, memory_order_relaxed);
  if (path < 0) {
    path = (int)record_scanner_best_path();
    atomic_store(&chosen_path, path);
  }
#if defined(__x86_64__)
  if (path == RECORD_SCANNER_AVX2) {
    scan_avx2(s, limit);
  } else if (path == RECORD_SCANNER_SSE2) {
    scan_sse2(s, limit);
  } else
#endif
    scan_portable(s, limit);
  return true;
}

static inline bool is_blank(uint8_t byte, uint8_t delimiter) {
  return (byte == ' ' || byte == '\t') && byte != delimiter;
}

static inline bool are_blank(const uint8_t *text, intptr_t length, uint8_t delimiter) {
  for (intptr_t index = 0; index < length; index += 1) {
    if (!is_blank(text[index], delimiter)) return false;
  }
  return true;
}

// The field between two marks, without blanks around it or without its quotes. Returns the bytes it takes of the
// copies.
static inline size_t cut_field(const struct record_scanner *s, size_t start, size_t end, size_t copied,
                               intptr_t *field_start, intptr_t *field_length) {
  const uint8_t *text = s->text;
  if (start < end && s->has_quotes && text[start] == s->quote) {
    start += 1;
    end -= 1;
    const uint8_t *doubled = memchr(text + start, s->quote, end - start);
    if (doubled == NULL) {
      *field_start = (intptr_t)start;
      *field_length = (intptr_t)(end - start);
      return 0;
    }
    uint8_t *target = s->copies + copied;
    uint8_t *out = target;
    const uint8_t *in = text + start;
    while (doubled != NULL) {
      size_t length = (size_t)(doubled - in) + 1;
      memcpy(out, in, length);
      out += length;
      in = doubled + 2;
      doubled = in < text + end ? memchr(in, s->quote, (size_t)(text + end - in)) : NULL;
    }
    if (in < text + end) {
      memcpy(out, in, (size_t)(text + end - in));
      out += text + end - in;
    }
    *field_start = (intptr_t)(target - text);
    *field_length = (intptr_t)(out - target);
    return (size_t)(out - target);
  }
  // Where nothing can be quoted, blanks cannot be shown to belong to the text: they stay.
  if (s->has_quotes) {
    while (start < end && is_blank(text[start], s->delimiter)) start += 1;
    while (start < end && is_blank(text[end - 1], s->delimiter)) end -= 1;
  }
  *field_start = (intptr_t)start;
  *field_length = (intptr_t)(end - start);
  return 0;
}

enum record_outcome record_scanner_next(struct record_scanner *s, intptr_t *starts, intptr_t *lengths,
                                        intptr_t *ends, size_t capacity) {
  const uint8_t *text = s->text;
  const uint8_t delimiter = s->delimiter;
  while (true) {
    if (s->position >= s->stop) return RECORD_STOPPED;
    size_t start = s->position, field = start, count = 0, breaks = 0, copied = 0;
    bool pairs = s->lines_end_in_pairs;
    size_t index = s->next_mark;
    size_t end;
    while (true) {
      if (index == s->mark_count) {
        size_t seen = index - s->next_mark;
        if (!scan_ahead(s)) {
          if (s->fault != SIZE_MAX || s->scanned < s->end) return RECORD_DOUBTFUL;
          return s->end - start > s->longest_record ? RECORD_DOUBTFUL : RECORD_INCOMPLETE;
        }
        index = s->next_mark + seen;
        continue;
      }
      uint32_t mark = s->marks[index++];
      if (mark & INSIDE) {
        mark &= ~INSIDE;
        bool follows_cr = text[mark] == '\n' && text[mark - 1] == '\r';
        pairs |= follows_cr;
        breaks += !follows_cr;
        continue;
      }
      if (mark > s->fault || count == capacity || mark + 2 - start > s->longest_record) return RECORD_DOUBTFUL;
      copied += cut_field(s, field, mark, copied, &starts[count], &lengths[count]);
      if ((size_t)lengths[count] > s->longest_field) return RECORD_DOUBTFUL;
      ends[count++] = mark;
      field = (size_t)mark + 1;
      if (text[mark] != delimiter) {
        end = mark;
        break;
      }
    }
    size_t next = end + 1;
    if (text[end] == '\r') {
      if (next == s->end && !s->is_last) return RECORD_INCOMPLETE;
      if (next < s->end && text[next] == '\n') {
        // The line feed has a mark of its own, here or among those to come.
        if (index == s->mark_count) {
          size_t seen = index - s->next_mark;
          if (!scan_ahead(s)) return RECORD_DOUBTFUL;
          index = s->next_mark + seen;
        }
        index += 1;
        next += 1;
        pairs = true;
      }
    }
    s->next_mark = index;
    s->position = next;
    s->lines_end_in_pairs = pairs;
    s->record_line = s->line;
    s->line += breaks + 1;
    // A line of blanks is no record; a line of two quotes is one.
    if (count == 1 && are_blank(text + starts[0], lengths[0], delimiter)
        && !(s->has_quotes && end > start && text[start] == s->quote)) {
      s->blank_lines += 1;
      if (s->first_blank_line == 0) s->first_blank_line = s->record_line;
      continue;
    }
    s->record = start;
    s->field_count = count;
    return RECORD_COMPLETE;
  }
}
