#pragma once
// SHA256_Init and its kin are the plain functions: no provider is looked up, no configuration is read.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
