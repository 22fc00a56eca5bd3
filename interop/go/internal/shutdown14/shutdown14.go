// Package shutdown14 keeps requests running with the reference's 1.4 client while the server is shut down.
//
// It talks to the program that started it: it prints "READY n" when n requests are running, and waits for a
// line on its standard input, which says that the server was told to shut down.
package shutdown14

import (
	"bufio"
	"fmt"
	"os"
	"time"

	"jackfield.io/interop/internal/process"
	"jackfield.io/interop/internal/verdict"
)

// told is how long after the listener the connections may be told that the server shuts down.
const told = 200 * time.Millisecond

// plan is what the program is asked to do.
type plan struct {
	address  string
	running  int
	millis   int
	late     int
	settling time.Duration
}

// Main runs the plan and prints verdicts. It returns an error when a check failed.
func Main(arguments []string) error {
	var chosen plan
	flags := process.Flags("webwire14-shutdown")
	flags.StringVar(&chosen.address, "address", "", "`host:port` of the server")
	flags.IntVar(&chosen.running, "requests", 8, "requests that run during the shutdown, each on a connection of its own")
	flags.IntVar(&chosen.millis, "millis", 3000, "milliseconds that each of them takes")
	flags.IntVar(&chosen.late, "late", 4, "requests sent after the shutdown began, on each connection")
	flags.DurationVar(&chosen.settling, "settling", 300*time.Millisecond, "time from sending the requests to READY")
	limit := flags.Duration("limit", time.Minute, "give up after this time")
	if err := process.Parse(flags, arguments, &chosen.address); err != nil {
		return err
	}
	return process.Within(*limit, func() error { return chosen.run(*limit) })
}

func (plan plan) run(limit time.Duration) error {
	workers, err := plan.start()
	defer closeAll(workers)
	if err != nil {
		return err
	}
	// Nothing on the wire tells that a handler has begun, and one that has not is refused by right.
	time.Sleep(plan.settling)
	fmt.Println("READY", len(workers))
	if _, err := bufio.NewReader(os.Stdin).ReadString('\n'); err != nil {
		return fmt.Errorf("a line on standard input must tell that the server shuts down: %w", err)
	}
	report := verdict.NewReport(os.Stdout, limit, limit, "")
	report.Try(verdict.Check{Name: "shutdown-refuses-connections", Run: plan.awaitRefusal})
	// The listener closes first; a moment later each connection knows.
	time.Sleep(told)
	for _, worker := range workers {
		worker.sendLate(plan.late)
	}
	report.Try(verdict.Check{Name: "shutdown-answers-running", Run: func() error { return each(workers, (*worker).answered) }})
	report.Try(verdict.Check{Name: "shutdown-refuses-late", Run: func() error { return each(workers, (*worker).refused) }})
	report.Try(verdict.Check{Name: "shutdown-leaves-nothing-pending", Run: func() error { return each(workers, (*worker).idle) }})
	return report.Close()
}

func (plan plan) start() ([]*worker, error) {
	var workers []*worker
	for number := 0; number < plan.running; number++ {
		worker, err := startWorker(plan.address, plan.millis)
		if err != nil {
			return workers, fmt.Errorf("connection %d: %w", number, err)
		}
		workers = append(workers, worker)
	}
	return workers, nil
}

func each(workers []*worker, check func(*worker) error) error {
	for number, worker := range workers {
		if err := check(worker); err != nil {
			return fmt.Errorf("connection %d: %w", number, err)
		}
	}
	return nil
}

func closeAll(workers []*worker) {
	for _, worker := range workers {
		worker.peer.Close()
	}
}
