// What is written to standard error while the screen is drawn is kept and shown afterwards: it
// would spoil the screen, and the last words of a crash would vanish with it.
#define _GNU_SOURCE
#include "internal.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

enum { CAPACITY = 64 * 1024 };

static int kept = -1;
static int standard_error = -1;

// Sealed at its size: what does not fit is refused instead of filling the memory.
void ct_messages_open(void) {
  if (!isatty(STDERR_FILENO)) return;
  kept = memfd_create("messages", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (kept < 0) return;
  standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (standard_error >= 0 && ftruncate(kept, CAPACITY) == 0 &&
      fcntl(kept, F_ADD_SEALS, F_SEAL_GROW) == 0 && dup2(kept, STDERR_FILENO) >= 0)
    return;
  if (standard_error >= 0) close(standard_error);
  close(kept);
  kept = standard_error = -1;
}

// Async-signal-safe.
void ct_messages_copy(int to) {
  char part[512];
  off_t end = kept >= 0 ? lseek(kept, 0, SEEK_CUR) : 0;
  for (off_t at = 0; at < end;) {
    size_t wanted = end - at < (off_t)sizeof part ? (size_t)(end - at) : sizeof part;
    ssize_t got = pread(kept, part, wanted, at);
    if (got <= 0 || write(to, part, (size_t)got) != got) return;
    at += got;
  }
}

void ct_messages_close(void) {
  if (kept < 0) return;
  dup2(standard_error, STDERR_FILENO);
  ct_messages_copy(standard_error);
  close(standard_error);
  close(kept);
  kept = standard_error = -1;
}
