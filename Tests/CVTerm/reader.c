#define _GNU_SOURCE
#include "CVTerm.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

struct cv_reader {
  int master;
  cv_screen *screen;
  int64_t bytes;
  pthread_t thread;
  pthread_mutex_t lock;
  pthread_cond_t changed;
};

static void *read_on(void *user) {
  cv_reader *reader = user;
  uint8_t bytes[4096];
  for (;;) {
    ssize_t count = read(reader->master, bytes, sizeof bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return NULL;
    pthread_mutex_lock(&reader->lock);
    cv_screen_feed(reader->screen, bytes, (int)count);
    reader->bytes += count;
    pthread_cond_broadcast(&reader->changed);
    pthread_mutex_unlock(&reader->lock);
  }
}

cv_reader *cv_reader_new(int master, cv_screen *screen) {
  cv_reader *reader = calloc(1, sizeof *reader);
  if (reader == NULL) return NULL;
  reader->master = master;
  reader->screen = screen;
  pthread_mutex_init(&reader->lock, NULL);
  pthread_cond_init(&reader->changed, NULL);
  if (pthread_create(&reader->thread, NULL, read_on, reader) != 0) return NULL;
  return reader;
}

bool cv_reader_wait(cv_reader *reader, int bells, int seconds) {
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_sec += seconds;
  int failure = 0;
  pthread_mutex_lock(&reader->lock);
  while (cv_screen_bells(reader->screen) < bells && failure == 0)
    failure = pthread_cond_timedwait(&reader->changed, &reader->lock, &until);
  bool sounded = cv_screen_bells(reader->screen) >= bells;
  pthread_mutex_unlock(&reader->lock);
  return sounded;
}

cv_screen *cv_reader_swap(cv_reader *reader, cv_screen *screen) {
  pthread_mutex_lock(&reader->lock);
  cv_screen *before = reader->screen;
  reader->screen = screen;
  pthread_mutex_unlock(&reader->lock);
  return before;
}

int64_t cv_reader_bytes(cv_reader *reader) {
  pthread_mutex_lock(&reader->lock);
  int64_t bytes = reader->bytes;
  pthread_mutex_unlock(&reader->lock);
  return bytes;
}

int cv_pty_control(int rows, int columns) {
  char name[128];
  int master = cv_pty_open(rows, columns, name, sizeof name);
  if (master < 0) return -1;
  // The first terminal that a session's leader opens becomes its controlling one.
  int slave = open(name, O_RDWR);
  if (slave < 0 || ioctl(slave, TIOCSCTTY, 0) != 0) {
    close(master);
    return -1;
  }
  return master;
}
