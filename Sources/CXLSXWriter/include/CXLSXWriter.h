#ifndef PRICEBOOK_CXLSXWRITER_H
#define PRICEBOOK_CXLSXWRITER_H

// libxlsxwriter, loaded when the first workbook is written.
//
// Linked in the usual way it would be loaded, with the libraries it needs, at every start of a command that most
// often writes none. The types are those of the library's own header.

#include <xlsxwriter.h>

#define PRICEBOOK_XLSX_FUNCTIONS(FUNCTION) \
  FUNCTION(workbook_new_opt) \
  FUNCTION(workbook_add_worksheet) \
  FUNCTION(workbook_add_format) \
  FUNCTION(workbook_set_properties) \
  FUNCTION(workbook_close) \
  FUNCTION(worksheet_write_number) \
  FUNCTION(worksheet_write_string) \
  FUNCTION(worksheet_write_blank) \
  FUNCTION(worksheet_write_formula_num) \
  FUNCTION(worksheet_set_column) \
  FUNCTION(worksheet_set_row) \
  FUNCTION(worksheet_freeze_panes) \
  FUNCTION(worksheet_autofilter) \
  FUNCTION(worksheet_set_landscape) \
  FUNCTION(worksheet_set_paper) \
  FUNCTION(worksheet_fit_to_pages) \
  FUNCTION(worksheet_repeat_rows) \
  FUNCTION(worksheet_set_footer) \
  FUNCTION(format_set_bold) \
  FUNCTION(format_set_italic) \
  FUNCTION(format_set_font_name) \
  FUNCTION(format_set_font_size) \
  FUNCTION(format_set_font_color) \
  FUNCTION(format_set_bg_color) \
  FUNCTION(format_set_align) \
  FUNCTION(format_set_text_wrap) \
  FUNCTION(format_set_num_format) \
  FUNCTION(format_set_bottom) \
  FUNCTION(format_set_bottom_color) \
  FUNCTION(format_set_top) \
  FUNCTION(format_set_top_color) \
  FUNCTION(lxw_strerror)

/// The functions of the library that are used, under their own names.
typedef struct {
#define PRICEBOOK_FIELD(name) __typeof__(name) *_Nonnull name;
  PRICEBOOK_XLSX_FUNCTIONS(PRICEBOOK_FIELD)
#undef PRICEBOOK_FIELD
} pricebook_xlsx_library;

/// Loads the library; null where it is not there, with the loader's words in `error`. Not to be called twice at the
/// same time.
const pricebook_xlsx_library *_Nullable pricebook_load_xlsx(const char *_Nullable *_Nonnull error);

#endif
