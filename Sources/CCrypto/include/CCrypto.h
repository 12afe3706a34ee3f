#ifndef C_CRYPTO_H
#define C_CRYPTO_H
// SHA-256 by libcrypto, with one context reused for every digest.

#include <stddef.h>

typedef struct cc_sha256 cc_sha256;

/// A digest context; NULL when there is no memory. Free it with cc_sha256_free.
cc_sha256 *cc_sha256_new(void);
void cc_sha256_free(cc_sha256 *context);
/// Starts a new digest.
void cc_sha256_begin(cc_sha256 *context);
void cc_sha256_update(cc_sha256 *context, const void *bytes, size_t count);
/// Writes the 32 bytes of the digest.
void cc_sha256_finish(cc_sha256 *context, unsigned char *digest);
#endif
