#include "CPangoCairo.h"

#include <dlfcn.h>

const pricebook_pango_cairo_library *pricebook_load_pango_cairo(const char **error) {
  static pricebook_pango_cairo_library library;
  // It needs the others, Cairo and GLib among them, so their functions are found through it.
  void *handle = dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    *error = dlerror();
    return 0;
  }
#define PRICEBOOK_LOAD(name) \
  library.name = (__typeof__(library.name))dlsym(handle, #name); \
  if (!library.name) { \
    *error = "libpangocairo has no function " #name; \
    return 0; \
  }
  PRICEBOOK_PANGO_CAIRO_FUNCTIONS(PRICEBOOK_LOAD)
#undef PRICEBOOK_LOAD
  return &library;
}

// Pango's public structures, whose layout its stable interface keeps, as far as they are looked into.

typedef struct _GSList {
  void *data;
  struct _GSList *next;
} GSList;

struct _PangoLayoutLine {
  PangoLayout *layout;
  int start_index;
  int length;
  GSList *runs;
};

typedef struct {
  int offset;
  int length;
  int num_chars;
  struct {
    void *shape_engine;
    void *lang_engine;
    PangoFont *font;
    unsigned char level;
  } analysis;
} PangoItem;

typedef struct {
  unsigned int glyph;
  int width;
  int x_offset;
  int y_offset;
  unsigned int attributes;
} PangoGlyphInfo;

typedef struct {
  int num_glyphs;
  PangoGlyphInfo *glyphs;
  int *log_clusters;
} PangoGlyphString;

typedef struct {
  PangoItem *item;
  PangoGlyphString *glyphs;
} PangoGlyphItem;

/// `PANGO_GLYPH_EMPTY`; greater numbers are none of a font's either.
enum { FIRST_NO_GLYPH = 0x0FFFFFFF };

int pricebook_layout_glyphs(
    const pricebook_pango_cairo_library *library, PangoLayout *layout, cairo_glyph_t *glyphs, int *bytes, int capacity,
    cairo_font_face_t **face) {
  if (library->pango_layout_get_line_count(layout) != 1) return -1;
  const PangoLayoutLine *line = library->pango_layout_get_line_readonly(layout, 0);
  int count = 0;
  int x = 0;
  *face = 0;
  // Letters of two scripts in one word are two runs.
  for (const GSList *node = line ? line->runs : 0; node; node = node->next) {
    const PangoGlyphItem *run = node->data;
    const PangoGlyphString *string = run->glyphs;
    // An odd level runs from right to left.
    if (run->item->analysis.level & 1 || !run->item->analysis.font) return -1;
    cairo_scaled_font_t *font = library->pango_cairo_font_get_scaled_font(run->item->analysis.font);
    if (!font || count + string->num_glyphs > capacity) return -1;
    cairo_font_face_t *own = library->cairo_scaled_font_get_font_face(font);
    if (*face && *face != own) return -1;
    *face = own;
    for (int index = 0; index < string->num_glyphs; index++, count++) {
      const PangoGlyphInfo *glyph = &string->glyphs[index];
      if (glyph->glyph >= FIRST_NO_GLYPH) return -1;
      glyphs[count].index = glyph->glyph;
      glyphs[count].x = (double)(x + glyph->x_offset) / PRICEBOOK_PANGO_SCALE;
      glyphs[count].y = (double)glyph->y_offset / PRICEBOOK_PANGO_SCALE;
      bytes[count] = run->item->offset + string->log_clusters[index];
      x += glyph->width;
    }
  }
  return count;
}
