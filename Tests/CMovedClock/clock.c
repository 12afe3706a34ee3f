#define _GNU_SOURCE
#include "CMovedClock.h"
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *time) {
  int result = (int)syscall(SYS_clock_gettime, clock, time);
  if (result == 0 && clock == CLOCK_REALTIME) {
    const char *seconds = getenv("MOVED_CLOCK");
    if (seconds) time->tv_sec += atoll(seconds);
  }
  return result;
}
