// The part of a text that needs no closer look: ASCII without NUL, with its line feeds counted.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// The number of bytes at the beginning, a multiple of 64, that are ASCII and not NUL. The line feeds among them are
/// added to `line_feeds`.
size_t ascii_text_prefix(const uint8_t *bytes, size_t count, uint64_t *line_feeds);
