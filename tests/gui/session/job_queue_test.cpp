// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/job_queue.h"

#include <gtest/gtest.h>

#include <QTest>
#include <QThread>
#include <atomic>
#include <chrono>
#include <thread>

namespace jauge::gui {
namespace {

TEST(JobQueue, WorksElsewhereAndFinishesHere) {
  JobQueue queue;
  QThread* worker = nullptr;
  QThread* here = nullptr;
  int answer = 0;
  queue.run<int>(
      "count",
      [&](const Progress& progress) {
        worker = QThread::currentThread();
        progress("counting", 1, 2);
        return 42;
      },
      [&](int result, int) {
        here = QThread::currentThread();
        answer = result;
      });
  ASSERT_TRUE(QTest::qWaitFor([&] { return queue.idle(); }));
  EXPECT_EQ(answer, 42);
  EXPECT_NE(worker, here);
  EXPECT_EQ(here, QThread::currentThread());
  EXPECT_EQ(queue.jobs().back().state, Job::State::done);
  EXPECT_EQ(queue.jobs().back().phase, "counting");
}

TEST(JobQueue, WorkWhosePartIsWorthKeepingHandsItOverWhenCancelled) {
  JobQueue queue;
  int kept = 0;
  std::atomic<bool> started = false;
  const int id = queue.run_keeping_part<int>(
      "count up",
      [&](const Progress& progress) {
        int count = 0;
        while (!progress.stopped()) {
          ++count;
          started = true;
          std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return count;
      },
      [&](int result, int) { kept = result; });
  ASSERT_TRUE(QTest::qWaitFor([&] { return started.load(); }));
  queue.cancel(id);
  ASSERT_TRUE(QTest::qWaitFor([&] { return queue.idle(); }));
  EXPECT_GT(kept, 0);
  EXPECT_EQ(queue.jobs().back().state, Job::State::cancelled);
}

TEST(JobQueue, ACancelledJobNeverFinishes) {
  JobQueue queue;
  bool finished = false;
  std::atomic<bool> started = false;
  const int id = queue.run<int>(
      "wait",
      [&](const Progress& progress) {
        started = true;
        while (!progress.stopped()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return 0;
      },
      [&](int, int) { finished = true; });
  ASSERT_TRUE(QTest::qWaitFor([&] { return started.load(); }));
  queue.cancel(id);
  ASSERT_TRUE(QTest::qWaitFor([&] { return queue.idle(); }));
  EXPECT_FALSE(finished);
  EXPECT_EQ(queue.jobs().back().state, Job::State::cancelled);
}

TEST(JobQueue, KeepsTheMessageOfAFailedJob) {
  JobQueue queue;
  queue.run<int>(
      "fail", [](const Progress&) { return 1; }, [&](int, int id) { queue.fail(id, "no luck"); });
  ASSERT_TRUE(QTest::qWaitFor([&] { return queue.idle(); }));
  EXPECT_EQ(queue.jobs().back().state, Job::State::failed);
  EXPECT_EQ(queue.jobs().back().message, "no luck");
  queue.forget_ended();
  EXPECT_TRUE(queue.jobs().empty());
}

TEST(JobQueue, ShuttingDownCancelsWhatRuns) {
  JobQueue queue;
  queue.run<int>(
      "wait",
      [](const Progress& progress) {
        while (!progress.stopped()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return 0;
      },
      [](int, int) {});
  EXPECT_TRUE(queue.shut_down(10'000));
}

}  // namespace
}  // namespace jauge::gui
