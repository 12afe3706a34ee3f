// Gathers in memory what ncurses writes for a frame, and sends it at once: ncurses writes whenever it
// has moved the cursor, and a frame is to be one write.
#define _GNU_SOURCE
#include "CTerminal.h"
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static int gathered = -1;
static char *bytes;
static size_t capacity;

void ct_gather_open(void) { gathered = memfd_create("frame", MFD_CLOEXEC); }

void ct_gather_close(void) {
  if (gathered >= 0) close(gathered);
  gathered = -1;
  free(bytes);
  bytes = NULL;
  capacity = 0;
}

static bool point(int output, int to) {
  int pointed;
  do pointed = dup3(to, output, O_CLOEXEC);
  while (pointed < 0 && (errno == EINTR || errno == EBUSY));
  return pointed == output;
}

bool ct_gather_begin(int output) {
  return gathered >= 0 && lseek(gathered, 0, SEEK_SET) == 0 && point(output, gathered);
}

void ct_gather(const char *text) {
  ssize_t written = write(gathered, text, strlen(text));
  (void)written;
}

static bool reserve(size_t count) {
  if (count <= capacity) return true;
  char *larger = realloc(bytes, count);
  if (larger == NULL) return false;
  bytes = larger;
  capacity = count;
  return true;
}

// As it is and in pieces where there is no memory for all of it.
void ct_gather_end(int output, int tty, int repeats) {
  off_t count = lseek(gathered, 0, SEEK_CUR), sent = 0;
  point(output, tty);
  if (count <= 0) return;
  if (reserve((size_t)count) && pread(gathered, bytes, (size_t)count, 0) == (ssize_t)count) {
    ct_write(bytes, ct_tighten(bytes, (size_t)count, ct_goes_along(), repeats));
    return;
  }
  char piece[512];
  ssize_t got;
  while (sent < count && (got = pread(gathered, piece, sizeof piece, sent)) > 0) {
    ct_write(piece, (size_t)(sent + got < count ? got : count - sent));
    sent += got;
  }
}
