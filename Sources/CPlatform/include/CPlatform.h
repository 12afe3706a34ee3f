#ifndef C_PLATFORM_H
#define C_PLATFORM_H
// Small system facilities that Swift's Glibc module hides.

#include <stdint.h>

/// A new event descriptor (eventfd), close-on-exec and non-blocking; -1 on failure with errno set.
int cp_event_open(void);
/// Adds one to the event descriptor, waking whoever polls it.
void cp_event_signal(int fd);
/// Resets the event descriptor to zero.
void cp_event_clear(int fd);
/// Closes the event descriptor.
void cp_event_close(int fd);
/// Waits until the event descriptor is signalled, then resets it. Returns 0, or -1 with errno set.
int cp_event_wait(int fd);
/// Waits at most so many milliseconds (-1: for ever), then resets it. Returns 1 when it was
/// signalled, 0 when the time is up, -1 with errno set.
int cp_event_wait_for(int fd, int milliseconds);

/// Starts a detached thread with all signals blocked. Returns 0, or an error number.
int cp_thread_start(void *(*body)(void *), void *context);

/// Lets threads that are started from here on share the first one's heap. One of their own grows by
/// a system call for each page.
void cp_share_heap(void);

/// Takes a write lock on the whole file (an open file description lock) without waiting.
/// Returns 0, or -1 with errno EAGAIN when somebody else holds it.
int cp_lock(int fd);

/// Gives the lock back, also where another process shares the open file.
void cp_unlock(int fd);

/// Whether somebody else holds a lock on the file, which may be open for reading only.
/// Returns 1 or 0, or -1 with errno set.
int cp_lock_held(int fd);

/// Puts two files or folders in one another's place in one step. Returns 0, or -1 with errno set:
/// EINVAL or ENOSYS where the file system cannot.
int cp_exchange(const char *one, const char *other);

/// The kind of the file system at a path, a number of linux/magic.h; -1 with errno set.
int64_t cp_file_system(const char *path);

/// Which file it is, however it is called: the number of its device and its own there.
typedef struct {
  uint64_t device;
  uint64_t number;
} cp_identity;

/// The file at a path, or where that is NULL the open one. Returns 0, or -1 with errno set.
///
/// Its times are not asked for: from Linux 6.13 on a file whose times somebody looked at gets finer
/// ones with its next change, and the next fdatasync has to write them down too.
int cp_identify(const char *path, int fd, cp_identity *identity);

/// A new file without a name in a folder (O_TMPFILE), which is gone when it is closed. Returns its
/// descriptor, or -1 with errno set.
int cp_nameless_file(const char *folder);

/// Makes a new folder in `parent` that only its owner may enter and whose name nobody can guess
/// (mkdtemp), and writes its path into `path`, which has `room` bytes. Returns 0, or -1 with errno
/// set: ENAMETOOLONG where the path does not fit.
int cp_private_folder(const char *parent, char *path, int room);

/// Fills `bytes` with `count` random bytes from the kernel. Returns 0, or -1 with errno set.
int cp_random(void *bytes, int count);

/// Reads `count` bytes of a file into memory, while another thread is told of all but the last
/// `rest` of them: `tell` is called with pieces in order, each once it is there. Returns how many
/// bytes were read, fewer where the file ends, or -1 with errno set; what was told is then worth
/// nothing. Where the system has no thread to give, this one tells.
int64_t cp_read_telling(
    int fd, void *bytes, int64_t count, int64_t rest,
    void (*tell)(void *context, const void *bytes, int64_t count), void *context);

/// Blocks every signal in the calling thread; threads started afterwards inherit the mask.
void cp_block_signals(void);
#endif
