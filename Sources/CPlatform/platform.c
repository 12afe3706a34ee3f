#define _GNU_SOURCE
#include "CPlatform.h"
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

int cp_event_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void cp_event_close(int fd) { if (fd >= 0) close(fd); }

void cp_event_signal(int fd) {
  uint64_t one = 1;
  ssize_t written = write(fd, &one, sizeof one);
  (void)written;
}

void cp_event_clear(int fd) {
  uint64_t count;
  ssize_t got = read(fd, &count, sizeof count);
  (void)got;
}

int cp_event_wait(int fd) { return cp_event_wait_for(fd, -1) < 0 ? -1 : 0; }

int cp_event_wait_for(int fd, int milliseconds) {
  struct pollfd wait = {fd, POLLIN, 0};
  for (;;) {
    int ready = poll(&wait, 1, milliseconds);
    if (ready > 0) {
      cp_event_clear(fd);
      return 1;
    }
    if (ready == 0) return 0;
    if (errno != EINTR) return -1;
  }
}

int cp_thread_start(void *(*body)(void *), void *context) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_t thread;
  int result = pthread_create(&thread, &attributes, body, context);
  pthread_attr_destroy(&attributes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return result;
}

void cp_share_heap(void) {
#ifdef M_ARENA_MAX
  mallopt(M_ARENA_MAX, 1);
#endif
}

int cp_lock(int fd) {
  struct flock lock;
  memset(&lock, 0, sizeof lock);
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return fcntl(fd, F_OFD_SETLK, &lock);
}

void cp_unlock(int fd) {
  struct flock lock;
  memset(&lock, 0, sizeof lock);
  lock.l_type = F_UNLCK;
  lock.l_whence = SEEK_SET;
  fcntl(fd, F_OFD_SETLK, &lock);
}

int cp_lock_held(int fd) {
  struct flock lock;
  memset(&lock, 0, sizeof lock);
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  if (fcntl(fd, F_OFD_GETLK, &lock) != 0) return -1;
  return lock.l_type != F_UNLCK;
}

int cp_exchange(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

int64_t cp_file_system(const char *path) {
  struct statfs system;
  if (statfs(path, &system) != 0) return -1;
  return (int64_t)(uint32_t)system.f_type;
}

int cp_private_folder(const char *parent, char *path, int room) {
  int length = snprintf(path, (size_t)room, "%s/tansiq-XXXXXX", parent);
  if (length < 0 || length >= room) {
    errno = ENAMETOOLONG;
    return -1;
  }
  return mkdtemp(path) ? 0 : -1;
}

int cp_identify(const char *path, int fd, cp_identity *identity) {
  struct statx found;
  int failed = path ? statx(AT_FDCWD, path, 0, STATX_INO, &found)
                    : statx(fd, "", AT_EMPTY_PATH, STATX_INO, &found);
  if (!failed) {
    identity->device = makedev(found.stx_dev_major, found.stx_dev_minor);
    identity->number = found.stx_ino;
    return 0;
  }
  if (errno != ENOSYS && errno != EPERM) return -1;
  struct stat status;
  if (path ? stat(path, &status) : fstat(fd, &status)) return -1;
  identity->device = status.st_dev;
  identity->number = status.st_ino;
  return 0;
}

int cp_nameless_file(const char *folder) {
  int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return fd;
  char path[4096];
  int length = snprintf(path, sizeof path, "%s/.probe-XXXXXX", folder);
  if (length < 0 || length >= (int)sizeof path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  fd = mkostemp(path, O_CLOEXEC);
  if (fd >= 0) unlink(path);
  return fd;
}

int cp_random(void *bytes, int count) {
  char *at = bytes;
  while (count > 0) {
    ssize_t got = getrandom(at, (size_t)count, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    at += got;
    count -= (int)got;
  }
  return 0;
}

void cp_block_signals(void) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, NULL);
}
