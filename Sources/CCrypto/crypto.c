#include "CCrypto.h"
#include <openssl/evp.h>
#include <stdlib.h>

struct cc_sha256 {
  EVP_MD_CTX *context;
  const EVP_MD *method;
};

cc_sha256 *cc_sha256_new(void) {
  cc_sha256 *made = malloc(sizeof *made);
  if (!made) return NULL;
  made->method = EVP_sha256();
  made->context = EVP_MD_CTX_new();
  if (!made->context || !EVP_DigestInit_ex(made->context, made->method, NULL)) {
    EVP_MD_CTX_free(made->context);
    free(made);
    return NULL;
  }
  return made;
}

void cc_sha256_free(cc_sha256 *context) {
  if (!context) return;
  EVP_MD_CTX_free(context->context);
  free(context);
}

void cc_sha256_begin(cc_sha256 *context) {
  EVP_DigestInit_ex(context->context, NULL, NULL);
}

void cc_sha256_update(cc_sha256 *context, const void *bytes, size_t count) {
  EVP_DigestUpdate(context->context, bytes, count);
}

void cc_sha256_finish(cc_sha256 *context, unsigned char *digest) {
  unsigned int length = 32;
  EVP_DigestFinal_ex(context->context, digest, &length);
}
