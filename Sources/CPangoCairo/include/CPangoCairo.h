#ifndef PRICEBOOK_CPANGOCAIRO_H
#define PRICEBOOK_CPANGOCAIRO_H

// Cairo and Pango, loaded when the first PDF is drawn.
//
// Linked in the usual way they would be loaded, with some thirty libraries that they need, at every start of a
// command that most often draws nothing. Cairo's types are those of its own header. Pango's headers need those of
// GLib, whose folder only pkg-config knows; the few functions of Pango that are used are declared here, as its stable
// interface (1.0) has them.

#include <cairo/cairo-pdf.h>
#include <cairo/cairo.h>

typedef struct _PangoContext PangoContext;
typedef struct _PangoLayout PangoLayout;
typedef struct _PangoFontDescription PangoFontDescription;
typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoFont PangoFont;
typedef struct _PangoLayoutLine PangoLayoutLine;

/// `PangoAlignment`.
enum { PRICEBOOK_PANGO_ALIGN_LEFT = 0, PRICEBOOK_PANGO_ALIGN_CENTER = 1, PRICEBOOK_PANGO_ALIGN_RIGHT = 2 };
/// `PangoWrapMode`: at words, within a word where one alone is too wide.
enum { PRICEBOOK_PANGO_WRAP_WORD_CHAR = 2 };
/// `PangoEllipsizeMode`.
enum { PRICEBOOK_PANGO_ELLIPSIZE_NONE = 0, PRICEBOOK_PANGO_ELLIPSIZE_END = 3 };
/// `PANGO_SCALE`: units of Pango in a point.
enum { PRICEBOOK_PANGO_SCALE = 1024 };

PangoFontMap *_Nonnull pango_cairo_font_map_new(void);
PangoContext *_Nonnull pango_font_map_create_context(PangoFontMap *_Nonnull map);
void pango_cairo_update_context(cairo_t *_Nonnull cr, PangoContext *_Nonnull context);
void pango_context_set_round_glyph_positions(PangoContext *_Nonnull context, int rounds);
PangoLayout *_Nonnull pango_layout_new(PangoContext *_Nonnull context);
PangoLayoutLine *_Nullable pango_layout_get_line_readonly(PangoLayout *_Nonnull layout, int line);
int pango_layout_get_line_count(PangoLayout *_Nonnull layout);
int pango_layout_get_unknown_glyphs_count(PangoLayout *_Nonnull layout);
cairo_scaled_font_t *_Nullable pango_cairo_font_get_scaled_font(PangoFont *_Nonnull font);
void pango_cairo_show_layout(cairo_t *_Nonnull cr, PangoLayout *_Nonnull layout);
PangoFontDescription *_Nonnull pango_font_description_from_string(const char *_Nonnull text);
void pango_font_description_free(PangoFontDescription *_Nullable description);
void pango_layout_set_text(PangoLayout *_Nonnull layout, const char *_Nonnull text, int length);
void pango_layout_set_width(PangoLayout *_Nonnull layout, int width);
void pango_layout_set_wrap(PangoLayout *_Nonnull layout, int mode);
void pango_layout_set_alignment(PangoLayout *_Nonnull layout, int alignment);
void pango_layout_set_ellipsize(PangoLayout *_Nonnull layout, int mode);
void pango_layout_set_font_description(
    PangoLayout *_Nonnull layout, const PangoFontDescription *_Nullable description);
void pango_layout_get_size(PangoLayout *_Nonnull layout, int *_Nonnull width, int *_Nonnull height);
int pango_layout_get_baseline(PangoLayout *_Nonnull layout);
void g_object_unref(void *_Nonnull object);

#define PRICEBOOK_PANGO_CAIRO_FUNCTIONS(FUNCTION) \
  FUNCTION(pango_cairo_font_map_new) \
  FUNCTION(pango_font_map_create_context) \
  FUNCTION(pango_cairo_update_context) \
  FUNCTION(pango_context_set_round_glyph_positions) \
  FUNCTION(pango_layout_new) \
  FUNCTION(pango_layout_get_line_readonly) \
  FUNCTION(pango_layout_get_line_count) \
  FUNCTION(pango_layout_get_unknown_glyphs_count) \
  FUNCTION(pango_cairo_font_get_scaled_font) \
  FUNCTION(pango_cairo_show_layout) \
  FUNCTION(pango_font_description_from_string) \
  FUNCTION(pango_font_description_free) \
  FUNCTION(pango_layout_set_text) \
  FUNCTION(pango_layout_set_width) \
  FUNCTION(pango_layout_set_wrap) \
  FUNCTION(pango_layout_set_alignment) \
  FUNCTION(pango_layout_set_ellipsize) \
  FUNCTION(pango_layout_set_font_description) \
  FUNCTION(pango_layout_get_size) \
  FUNCTION(pango_layout_get_baseline) \
  FUNCTION(g_object_unref) \
  FUNCTION(cairo_pdf_surface_create_for_stream) \
  FUNCTION(cairo_pdf_surface_set_metadata) \
  FUNCTION(cairo_pdf_surface_set_size) \
  FUNCTION(cairo_surface_finish) \
  FUNCTION(cairo_surface_destroy) \
  FUNCTION(cairo_surface_status) \
  FUNCTION(cairo_status_to_string) \
  FUNCTION(cairo_create) \
  FUNCTION(cairo_destroy) \
  FUNCTION(cairo_show_page) \
  FUNCTION(cairo_save) \
  FUNCTION(cairo_restore) \
  FUNCTION(cairo_translate) \
  FUNCTION(cairo_scale) \
  FUNCTION(cairo_rectangle) \
  FUNCTION(cairo_clip) \
  FUNCTION(cairo_arc) \
  FUNCTION(cairo_move_to) \
  FUNCTION(cairo_line_to) \
  FUNCTION(cairo_stroke) \
  FUNCTION(cairo_fill) \
  FUNCTION(cairo_paint) \
  FUNCTION(cairo_set_line_width) \
  FUNCTION(cairo_set_line_join) \
  FUNCTION(cairo_set_dash) \
  FUNCTION(cairo_set_source_rgb) \
  FUNCTION(cairo_set_source_surface) \
  FUNCTION(cairo_set_font_face) \
  FUNCTION(cairo_set_font_size) \
  FUNCTION(cairo_show_text_glyphs) \
  FUNCTION(cairo_font_face_reference) \
  FUNCTION(cairo_scaled_font_get_font_face) \
  FUNCTION(cairo_image_surface_create_from_png_stream) \
  FUNCTION(cairo_image_surface_get_width) \
  FUNCTION(cairo_image_surface_get_height)

/// The functions of the libraries that are used, under their own names.
typedef struct {
#define PRICEBOOK_FIELD(name) __typeof__(name) *_Nonnull name;
  PRICEBOOK_PANGO_CAIRO_FUNCTIONS(PRICEBOOK_FIELD)
#undef PRICEBOOK_FIELD
} pricebook_pango_cairo_library;

/// Loads the libraries; null where they are not there, with the loader's words in `error`. Not to be called twice at
/// the same time.
const pricebook_pango_cairo_library *_Nullable pricebook_load_pango_cairo(const char *_Nullable *_Nonnull error);

/// The glyphs of a layout that is one line, from left to right, in one font.
///
/// - Parameter glyphs: Takes their numbers in the font and their places from the beginning of the base line, in points.
/// - Parameter bytes: Takes the byte of the text that each stands for.
/// - Parameter face: Takes the font, which belongs to the layout.
/// - Returns: How many there are; −1 for any other layout, where there are more than `capacity`, and where the font lacks
///   one.
int pricebook_layout_glyphs(
    const pricebook_pango_cairo_library *_Nonnull library, PangoLayout *_Nonnull layout, cairo_glyph_t *_Nonnull glyphs,
    int *_Nonnull bytes, int capacity, cairo_font_face_t *_Nullable *_Nonnull face);

#endif
