#include "analyzer/import/reader/sandbox.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>

namespace jauge::import {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool sanitised = true;
#else
constexpr bool sanitised = false;
#endif

bool limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
  const rlimit both{soft, hard};
  return ::setrlimit(resource, &both) == 0;
}

// Harmless whatever their arguments: memory, time, signals of our own, what is open already.
constexpr int allowed_calls[] = {
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(readv),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(brk),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(getrandom),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(sched_yield),
    SCMP_SYS(restart_syscall),
};

bool add_rules(scmp_filter_ctx filter) {
  bool good = true;
  for (int call : allowed_calls) good &= seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  const auto allow_if = [&](int call, const scmp_arg_cmp& condition) {
    good &= seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, condition) == 0;
  };
  // No code can be made, no file written, nobody else signalled.
  allow_if(SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  allow_if(SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  allow_if(SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY));
  allow_if(SCMP_SYS(write), SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO));
  allow_if(SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid())));
  return good;
}

}  // namespace

bool limit_resources(std::int64_t memory_bytes, std::int64_t cpu_s) {
  const auto seconds = static_cast<rlim_t>(cpu_s);
  const bool memory = sanitised || memory_bytes == 0 ||
                      limit(RLIMIT_AS, static_cast<rlim_t>(memory_bytes), static_cast<rlim_t>(memory_bytes));
  return memory && limit(RLIMIT_CPU, seconds, seconds + 1) && limit(RLIMIT_FSIZE, 0, 0) && limit(RLIMIT_CORE, 0, 0);
}

bool forbid_everything_else() {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == nullptr) return false;
  const bool good = add_rules(filter) && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return good;
}

}  // namespace jauge::import
