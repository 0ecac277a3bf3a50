#include "CXLSXWriter.h"

#include <dlfcn.h>

const pricebook_xlsx_library *pricebook_load_xlsx(const char **error) {
  static pricebook_xlsx_library library;
  // The version of the header: the structures that are handed over have its layout.
  void *handle = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    *error = dlerror();
    return 0;
  }
#define PRICEBOOK_LOAD(name) \
  library.name = (__typeof__(library.name))dlsym(handle, #name); \
  if (!library.name) { \
    *error = "libxlsxwriter has no function " #name; \
    return 0; \
  }
  PRICEBOOK_XLSX_FUNCTIONS(PRICEBOOK_LOAD)
#undef PRICEBOOK_LOAD
  return &library;
}
