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
