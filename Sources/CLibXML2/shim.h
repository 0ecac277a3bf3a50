#pragma once
// Debian builds libxml2 with ICU, and its headers then pull in ICU's, which clash with the copy inside Foundation.
// Without them only the tail of a struct that is never allocated here is left out.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
