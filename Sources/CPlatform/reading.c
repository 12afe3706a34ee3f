#define _GNU_SOURCE
#include "CPlatform.h"
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <unistd.h>

// What one thread reads, and how far it has come.
struct reading {
  const char *bytes;
  int64_t told_of, read;
  bool has_ended;
  pthread_mutex_t lock;
  pthread_cond_t moved;
  void (*tell)(void *context, const void *bytes, int64_t count);
  void *context;
};

// Small enough that little is left to tell when the last piece was read.
static const int64_t piece = 1 << 20;

static void *telling(void *context) {
  struct reading *reading = context;
  int64_t told = 0;
  pthread_mutex_lock(&reading->lock);
  while (1) {
    while (told == reading->read && !reading->has_ended) {
      pthread_cond_wait(&reading->moved, &reading->lock);
    }
    int64_t read = reading->read;
    if (told == read) break;
    pthread_mutex_unlock(&reading->lock);
    reading->tell(reading->context, reading->bytes + told, read - told);
    told = read;
    pthread_mutex_lock(&reading->lock);
  }
  pthread_mutex_unlock(&reading->lock);
  return NULL;
}

static void move_on(struct reading *reading, int64_t total, bool has_ended) {
  pthread_mutex_lock(&reading->lock);
  reading->read = total < reading->told_of ? total : reading->told_of;
  reading->has_ended = has_ended;
  pthread_cond_signal(&reading->moved);
  pthread_mutex_unlock(&reading->lock);
}

int64_t cp_read_telling(
    int fd, void *bytes, int64_t count, int64_t rest,
    void (*tell)(void *context, const void *bytes, int64_t count), void *context) {
  // Memory that was never touched costs a fault for every page: large pages cost fewer.
  uintptr_t page = 4096, start = ((uintptr_t)bytes + page - 1) / page * page;
  uintptr_t end = ((uintptr_t)bytes + (uintptr_t)count) / page * page;
  if (end > start + 2 * piece) madvise((void *)start, end - start, MADV_HUGEPAGE);

  struct reading reading = {
      .bytes = bytes, .told_of = count - rest, .tell = tell, .context = context,
      .lock = PTHREAD_MUTEX_INITIALIZER, .moved = PTHREAD_COND_INITIALIZER};
  pthread_t teller;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  bool is_beside = count > piece && pthread_create(&teller, NULL, telling, &reading) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  int64_t total = 0;
  int failure = 0;
  while (total < count) {
    int64_t wanted = count - total < piece ? count - total : piece;
    ssize_t got = read(fd, (char *)bytes + total, (size_t)wanted);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) failure = errno;
    if (got <= 0) break;
    total += got;
    move_on(&reading, total, false);
  }
  move_on(&reading, total, true);
  if (is_beside) {
    pthread_join(teller, NULL);
  } else {
    telling(&reading);
  }
  errno = failure;
  return failure ? -1 : total;
}
