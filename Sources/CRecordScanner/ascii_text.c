#include "ascii_text.h"

#include <string.h>

#if defined(__x86_64__)
#include <emmintrin.h>

size_t ascii_text_prefix(const uint8_t *bytes, size_t count, uint64_t *line_feeds) {
  const __m128i feed = _mm_set1_epi8('\n'), zero = _mm_setzero_si128();
  size_t done = 0;
  while (count - done >= 64) {
    // Each lane counts at most 4 a block: 63 blocks before it could overflow.
    __m128i feeds = zero;
    int sound = 1;
    for (int block = 0; block < 63 && count - done >= 64; block++) {
      const __m128i *place = (const __m128i *)(bytes + done);
      const __m128i a = _mm_loadu_si128(place), b = _mm_loadu_si128(place + 1);
      const __m128i c = _mm_loadu_si128(place + 2), d = _mm_loadu_si128(place + 3);
      const __m128i all = _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d));
      const __m128i least = _mm_min_epu8(_mm_min_epu8(a, b), _mm_min_epu8(c, d));
      if (_mm_movemask_epi8(_mm_or_si128(all, _mm_cmpeq_epi8(least, zero)))) {
        sound = 0;
        break;
      }
      feeds = _mm_sub_epi8(feeds, _mm_add_epi8(_mm_cmpeq_epi8(a, feed), _mm_cmpeq_epi8(b, feed)));
      feeds = _mm_sub_epi8(feeds, _mm_add_epi8(_mm_cmpeq_epi8(c, feed), _mm_cmpeq_epi8(d, feed)));
      done += 64;
    }
    const __m128i sums = _mm_sad_epu8(feeds, zero);
    *line_feeds += (uint64_t)_mm_cvtsi128_si64(sums) + (uint64_t)_mm_cvtsi128_si64(_mm_srli_si128(sums, 8));
    if (!sound) break;
  }
  return done;
}

#else

size_t ascii_text_prefix(const uint8_t *bytes, size_t count, uint64_t *line_feeds) {
  const uint64_t ones = 0x0101010101010101ull, high = 0x8080808080808080ull;
  size_t done = 0;
  for (; count - done >= 64; done += 64) {
    uint64_t words[8], all = 0, feeds = 0;
    memcpy(words, bytes + done, 64);
    for (int i = 0; i < 8; i++) all |= words[i] | (words[i] - ones);
    if (all & high) break;
    for (int i = 0; i < 8; i++) {
      // All bytes are below 128, so no carry passes from one to the next.
      uint64_t other = (words[i] ^ (ones * '\n')) + ~high;
      feeds += (uint64_t)__builtin_popcountll(~other & high);
    }
    *line_feeds += feeds;
  }
  return done;
}

#endif
