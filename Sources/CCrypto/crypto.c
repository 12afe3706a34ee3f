// OpenSSL's older functions: the newer ones look up an implementation by name for every program
// that starts, which costs more than all digests of a small room.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "CCrypto.h"
#include <openssl/sha.h>
#include <stdlib.h>

struct cc_sha256 {
  SHA256_CTX context;
};

cc_sha256 *cc_sha256_new(void) { return malloc(sizeof(cc_sha256)); }

void cc_sha256_free(cc_sha256 *context) { free(context); }

void cc_sha256_begin(cc_sha256 *context) { SHA256_Init(&context->context); }

void cc_sha256_update(cc_sha256 *context, const void *bytes, size_t count) {
  SHA256_Update(&context->context, bytes, count);
}

void cc_sha256_finish(cc_sha256 *context, unsigned char *digest) {
  SHA256_Final(digest, &context->context);
}
