// Package verdict runs named checks and prints what came of them, one line each:
// "PASS name", "FAIL name why" or "SKIP name why", and at the end "N passed, M failed".
package verdict

import (
	"fmt"
	"io"
	"strings"
	"time"

	"jackfield.io/interop/internal/process"
)

// Check is one thing to try. Its name has no blanks.
type Check struct {
	Name string
	Run  func() error
}

// Report counts verdicts and prints them. Use it from one goroutine.
type Report struct {
	out     io.Writer
	limit   time.Duration
	until   time.Time
	pattern string
	passed  int
	failed  int
}

// NewReport returns a report that prints to out, gives each check at most limit and all together at most total,
// and leaves out checks whose name does not contain pattern (empty: none).
func NewReport(out io.Writer, limit, total time.Duration, pattern string) *Report {
	return &Report{out: out, limit: limit, until: time.Now().Add(total), pattern: pattern}
}

// Try runs one check. A check that takes longer than its limit, panics or comes after the time of all is up
// has failed.
func (report *Report) Try(check Check) {
	if !strings.Contains(check.Name, report.pattern) {
		return
	}
	err := report.run(check)
	if err == nil {
		report.passed++
		fmt.Fprintln(report.out, "PASS", check.Name)
		return
	}
	report.failed++
	fmt.Fprintln(report.out, "FAIL", check.Name, oneLine(err.Error()))
}

func (report *Report) run(check Check) error {
	limit := report.limit
	if left := time.Until(report.until); left < limit {
		limit = left
	}
	if limit <= 0 {
		return fmt.Errorf("not tried: the time of all checks is up (--limit)")
	}
	return process.Within(limit, func() (err error) {
		defer func() {
			if cause := recover(); cause != nil {
				err = fmt.Errorf("panic: %v", cause)
			}
		}()
		return check.Run()
	})
}

// Skip tells that a check was left out, and why.
func (report *Report) Skip(name, why string) {
	if strings.Contains(name, report.pattern) {
		fmt.Fprintln(report.out, "SKIP", name, oneLine(why))
	}
}

// Close prints the counts. It returns an error when a check failed or none was tried.
func (report *Report) Close() error {
	fmt.Fprintf(report.out, "%d passed, %d failed\n", report.passed, report.failed)
	switch {
	case report.failed > 0:
		return fmt.Errorf("%d checks failed", report.failed)
	case report.passed == 0:
		return fmt.Errorf("no check was tried: --only names none")
	default:
		return nil
	}
}

func oneLine(text string) string {
	return strings.Join(strings.Fields(text), " ")
}
