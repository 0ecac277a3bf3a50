// Which of 64 bytes are delimiters, quotes and line breaks: bit n stands for byte n.
#pragma once

#include <stdint.h>
#include <string.h>

#include "record_scanner.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

struct block_masks {
  uint64_t delimiters, quotes, line_breaks;
};

#if defined(__x86_64__)
static inline struct block_masks block_masks_sse2(const uint8_t *bytes, uint8_t delimiter, uint8_t quote) {
  const __m128i d = _mm_set1_epi8((char)delimiter), q = _mm_set1_epi8((char)quote);
  const __m128i lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r');
  struct block_masks masks = {0, 0, 0};
  for (int part = 0; part < 4; part++) {
    const __m128i v = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    const __m128i breaks = _mm_or_si128(_mm_cmpeq_epi8(v, lf), _mm_cmpeq_epi8(v, cr));
    masks.delimiters |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, d)) << (16 * part);
    masks.quotes |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, q)) << (16 * part);
    masks.line_breaks |= (uint64_t)(uint16_t)_mm_movemask_epi8(breaks) << (16 * part);
  }
  return masks;
}

__attribute__((target("avx2"))) static inline struct block_masks block_masks_avx2(
    const uint8_t *bytes, uint8_t delimiter, uint8_t quote) {
  const __m256i d = _mm256_set1_epi8((char)delimiter), q = _mm256_set1_epi8((char)quote);
  const __m256i lf = _mm256_set1_epi8('\n'), cr = _mm256_set1_epi8('\r');
  struct block_masks masks = {0, 0, 0};
  for (int part = 0; part < 2; part++) {
    const __m256i v = _mm256_loadu_si256((const __m256i *)(bytes + 32 * part));
    const __m256i breaks = _mm256_or_si256(_mm256_cmpeq_epi8(v, lf), _mm256_cmpeq_epi8(v, cr));
    masks.delimiters |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, d)) << (32 * part);
    masks.quotes |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, q)) << (32 * part);
    masks.line_breaks |= (uint64_t)(uint32_t)_mm256_movemask_epi8(breaks) << (32 * part);
  }
  return masks;
}
#endif

// The high bit of every byte of `word` that equals the byte repeated in `pattern`, gathered into eight bits.
static inline uint64_t equal_bytes(uint64_t word, uint64_t pattern) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7Full;
  uint64_t difference = word ^ pattern;
  uint64_t zero = ~(((difference & low) + low) | difference | low);
  return (zero >> 7) * 0x0102040810204080ull >> 56;
}

static inline struct block_masks block_masks_portable(const uint8_t *bytes, uint8_t delimiter, uint8_t quote) {
  const uint64_t ones = 0x0101010101010101ull;
  struct block_masks masks = {0, 0, 0};
  for (int part = 0; part < 8; part++) {
    uint64_t word;
    memcpy(&word, bytes + 8 * part, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    masks.delimiters |= equal_bytes(word, ones * delimiter) << (8 * part);
    masks.quotes |= equal_bytes(word, ones * quote) << (8 * part);
    masks.line_breaks |= (equal_bytes(word, ones * '\n') | equal_bytes(word, ones * '\r')) << (8 * part);
  }
  return masks;
}

__attribute__((always_inline)) static inline struct block_masks block_masks(
    const uint8_t *bytes, uint8_t delimiter, uint8_t quote, enum record_scanner_path path) {
#if defined(__x86_64__)
  if (path == RECORD_SCANNER_AVX2) return block_masks_avx2(bytes, delimiter, quote);
  if (path == RECORD_SCANNER_SSE2) return block_masks_sse2(bytes, delimiter, quote);
#endif
  return block_masks_portable(bytes, delimiter, quote);
}
