/* Writes down, in order, what a program does to the files below a folder, and what it says on its standard output.
 *
 * Loaded in front of the C library (LD_PRELOAD). POWER_CUT_ROOT is the folder, POWER_CUT_LOG the file that is written.
 * A sync is only written down: what it would have made durable is worked out from the log (see disk.py). Each record:
 * what was done (one letter), file number, position, length of the path, length of the data, then path and data.
 * One lock is held over each call and its record, so that the order of the log is the order of what happened.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 65536
#define PATH_SIZE 4096

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_SIZE];
static size_t root_length;
static int log_file = -1;
static char *opened[MOST_FILES]; /* the path a file was opened under; NULL where it is none of ours */

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("POWER_CUT_ROOT"), *log = getenv("POWER_CUT_LOG");
    if (!folder || !log) return;
    snprintf(root, sizeof root, "%s/", folder);
    root_length = strlen(root);
    log_file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const void *bytes, size_t length) {
    const char *at = bytes;
    while (length) {
        long done = syscall(SYS_write, log_file, at, length);
        if (done <= 0) _exit(97); /* a log with a hole would tell lies */
        at += done;
        length -= (size_t)done;
    }
}

static void note(char what, int fd, int64_t position, const char *path, const void *data, uint64_t length) {
    struct __attribute__((packed)) { char what; int32_t fd; int64_t position; uint32_t path; uint64_t data; } head =
        {what, fd, position, path ? (uint32_t)strlen(path) : 0, length};
    int kept = errno;
    put(&head, sizeof head);
    if (path) put(path, head.path);
    if (length) put(data, length);
    errno = kept;
}

/* SQLite's shared memory is of no use after a power cut: it is built anew. */
static int is_ours(const char *path) {
    size_t length = strlen(path);
    if (log_file < 0 || strncmp(path, root, root_length - 1)) return 0;
    return length < 4 || strcmp(path + length - 4, "-shm");
}

static const char *whole(int folder, const char *path, char *out) {
    char link[64];
    if (path[0] == '/') return path;
    if (folder == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, out, PATH_SIZE - 2);
    if (length < 0) return path;
    snprintf(out + length, PATH_SIZE - (size_t)length, "/%s", path);
    return out;
}

/* Return whether a file is one of ours. Some are opened without the C library too: their name is asked for. */
static int is_open(int fd) {
    char link[64], name[PATH_SIZE];
    if (log_file < 0 || fd < 3 || fd >= MOST_FILES || fd == log_file) return 0;
    if (opened[fd]) return 1;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, name, sizeof name - 1);
    name[length < 0 ? 0 : length] = 0;
    if (!is_ours(name) || strstr(name, " (deleted)")) return 0;
    opened[fd] = strdup(name);
    note('O', fd, 0, name, NULL, 0);
    return 1;
}

/* The search index renames its finished files (.tmp…) without the C library. Their new name is looked for by their
 * number, before anything else happens that the rename must come before. */
#define MOST_FINISHED 16
static struct { char *path; ino_t number; } finished[MOST_FINISHED];

static void finish(int fd, char *path) {
    struct stat about;
    for (int at = 0; at < MOST_FINISHED; at++)
        if (!finished[at].path && strstr(path, "/.tmp") && !fstat(fd, &about)) {
            finished[at].path = strdup(path);
            finished[at].number = about.st_ino;
            return;
        }
}

static void look_for_renamed(void) {
    struct stat about;
    for (int at = 0; at < MOST_FINISHED; at++) {
        char *path = finished[at].path, now[PATH_SIZE];
        if (!path || !lstat(path, &about)) continue;
        finished[at].path = NULL;
        int length = (int)(strrchr(path, '/') - path);
        snprintf(now, sizeof now, "%.*s", length, path);
        DIR *folder = opendir(now);
        for (struct dirent *entry; folder && (entry = readdir(folder));)
            if (entry->d_ino == finished[at].number) {
                snprintf(now, sizeof now, "%.*s/%s", length, path, entry->d_name);
                note('R', -1, 0, path, now, strlen(now));
                break;
            }
        if (folder) closedir(folder);
        free(path);
    }
}

static int open_at(int folder, const char *path, int flags, mode_t mode) {
    char room[PATH_SIZE];
    pthread_mutex_lock(&lock);
    const char *name = whole(folder, path, room);
    look_for_renamed();
    int fd = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (fd >= 0 && fd < MOST_FILES && is_ours(name)) {
        free(opened[fd]);
        opened[fd] = strdup(name);
        note('O', fd, flags & O_TRUNC ? 1 : 0, name, NULL, 0);
    }
    pthread_mutex_unlock(&lock);
    return fd;
}

#define MODE(flags) ({ mode_t m = 0; if ((flags) & (O_CREAT | __O_TMPFILE)) { va_list a; va_start(a, flags); \
    m = va_arg(a, mode_t); va_end(a); } m; })

int open(const char *path, int flags, ...) { return open_at(AT_FDCWD, path, flags, MODE(flags)); }
int open64(const char *path, int flags, ...) { return open_at(AT_FDCWD, path, flags, MODE(flags)); }
int openat(int folder, const char *path, int flags, ...) { return open_at(folder, path, flags, MODE(flags)); }
int openat64(int folder, const char *path, int flags, ...) { return open_at(folder, path, flags, MODE(flags)); }

int close(int fd) {
    pthread_mutex_lock(&lock);
    if (fd >= 0 && fd < MOST_FILES && opened[fd]) {
        finish(fd, opened[fd]);
        note('C', fd, 0, NULL, NULL, 0);
        free(opened[fd]);
        opened[fd] = NULL;
    }
    int done = (int)syscall(SYS_close, fd);
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t position) {
    pthread_mutex_lock(&lock);
    int ours = is_open(fd);
    ssize_t done = syscall(SYS_pwrite64, fd, data, length, position);
    if (done > 0 && ours) note('W', fd, position, NULL, data, (uint64_t)done);
    pthread_mutex_unlock(&lock);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t position) { return pwrite64(fd, data, length, position); }

ssize_t write(int fd, const void *data, size_t length) {
    pthread_mutex_lock(&lock);
    int ours = is_open(fd);
    ssize_t done = syscall(SYS_write, fd, data, length);
    if (done > 0 && ours) note('W', fd, syscall(SYS_lseek, fd, 0, SEEK_CUR) - done, NULL, data, (uint64_t)done);
    if (done > 0 && fd == 1 && log_file >= 0) look_for_renamed(), note('A', fd, 0, NULL, data, (uint64_t)done);
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    for (int part = 0; log_file >= 0 && part < count; part++)
        if (parts[part].iov_len) return write(fd, parts[part].iov_base, parts[part].iov_len);
    return syscall(SYS_writev, fd, parts, count);
}

int ftruncate64(int fd, off64_t size) {
    pthread_mutex_lock(&lock);
    int ours = is_open(fd);
    int done = (int)syscall(SYS_ftruncate, fd, size);
    if (!done && ours) note('T', fd, size, NULL, NULL, 0);
    pthread_mutex_unlock(&lock);
    return done;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int synced(int fd, long call) {
    pthread_mutex_lock(&lock);
    look_for_renamed();
    int ours = is_open(fd);
    if (ours) note('S', fd, 0, NULL, NULL, 0);
    pthread_mutex_unlock(&lock);
    return ours ? 0 : (int)syscall(call, fd);
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

#define NAMED(letter, call, name, other)                                                                  \
    pthread_mutex_lock(&lock);                                                                            \
    look_for_renamed();                                                                                   \
    int done = (int)(call);                                                                               \
    if (!done && is_ours(name)) note(letter, -1, 0, name, other, other ? strlen(other) : 0);              \
    pthread_mutex_unlock(&lock);                                                                          \
    return done

int rename(const char *old, const char *new) {
    char room[PATH_SIZE], more[PATH_SIZE];
    const char *from = whole(AT_FDCWD, old, room), *to = whole(AT_FDCWD, new, more);
    NAMED('R', syscall(SYS_renameat, AT_FDCWD, old, AT_FDCWD, new), from, to);
}
int link(const char *old, const char *new) {
    char room[PATH_SIZE], more[PATH_SIZE];
    const char *from = whole(AT_FDCWD, old, room), *to = whole(AT_FDCWD, new, more);
    NAMED('L', syscall(SYS_linkat, AT_FDCWD, old, AT_FDCWD, new, 0), from, to);
}
int unlinkat(int folder, const char *path, int flags) {
    char room[PATH_SIZE];
    const char *name = whole(folder, path, room), *none = NULL;
    NAMED('U', syscall(SYS_unlinkat, folder, path, flags), name, none);
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int mkdir(const char *path, mode_t mode) {
    char room[PATH_SIZE];
    const char *name = whole(AT_FDCWD, path, room), *none = NULL;
    NAMED('M', syscall(SYS_mkdirat, AT_FDCWD, path, mode), name, none);
}
