#ifndef C_MOVED_CLOCK_H
#define C_MOVED_CLOCK_H
// Loaded before the C library (LD_PRELOAD): the time of day stands as many seconds off as
// MOVED_CLOCK says. The clocks that only go forward are the machine's.

#include <time.h>

#endif
