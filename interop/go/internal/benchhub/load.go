// Package benchhub has the Go hubs and plugins that the load program compares Jackfield's with. A hub makes
// the calls itself, as standard input says, and tells how long they took.
package benchhub

import (
	"fmt"
	"runtime"
	"sort"
	"sync"
	"time"
)

// result is what came of one run of calls.
type result struct {
	took      time.Duration
	latencies []time.Duration
	allocated uint64
}

// run keeps calls going from as many goroutines as shall be outstanding, each with its next call once the last
// one is answered.
func run(outstanding int, limit time.Duration, call func() error) (result, error) {
	each := make([][]time.Duration, outstanding)
	failures := make(chan error, outstanding)
	var callers sync.WaitGroup
	before := allocated()
	start := time.Now()
	for caller := range each {
		callers.Add(1)
		go func(caller int) {
			defer callers.Done()
			latencies, err := callAgain(start, limit, call)
			each[caller] = latencies
			if err != nil {
				failures <- err
			}
		}(caller)
	}
	callers.Wait()
	took := time.Since(start)
	after := allocated()
	close(failures)
	var all []time.Duration
	for _, latencies := range each {
		all = append(all, latencies...)
	}
	return result{took, all, after - before}, <-failures
}

func callAgain(start time.Time, limit time.Duration, call func() error) ([]time.Duration, error) {
	latencies := make([]time.Duration, 0, 1<<12)
	for now := time.Since(start); now < limit; {
		if err := call(); err != nil {
			return nil, err
		}
		then := now
		now = time.Since(start)
		latencies = append(latencies, now-then)
	}
	return latencies, nil
}

func allocated() uint64 {
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return memory.TotalAlloc
}

// String gives calls, nanoseconds, median and 99th percentile of the latencies in nanoseconds, and bytes allocated.
func (done result) String() string {
	all := done.latencies
	sort.Slice(all, func(one, other int) bool { return all[one] < all[other] })
	return fmt.Sprintln(len(all), done.took.Nanoseconds(),
		done.percentile(50).Nanoseconds(), done.percentile(99).Nanoseconds(), done.allocated)
}

func (done result) percentile(percent int) time.Duration {
	if len(done.latencies) == 0 {
		return 0
	}
	return done.latencies[len(done.latencies)*percent/100]
}
