// Package process has what the programs of this module do alike: how they read options, say where they
// listen, and end.
package process

import (
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

// DefaultLimit is how long a server runs when nobody stops it. It keeps one that was forgotten from staying for ever.
const DefaultLimit = 10 * time.Minute

// UsageError says what is wrong with the arguments of a subcommand.
type UsageError struct {
	message string
}

// Error implements error.
func (wrong UsageError) Error() string {
	return wrong.message
}

// Flags returns the empty option set of a subcommand, to be read with Parse.
func Flags(name string) *flag.FlagSet {
	return flag.NewFlagSet(name, flag.ContinueOnError)
}

// Parse reads the options of a subcommand; address is the option with the address to listen on or to dial.
// It fails with a UsageError, also unless that address is one of the loopback interface.
func Parse(flags *flag.FlagSet, arguments []string, address *string) error {
	return parse(flags, arguments, func() error { return requireLoopback(*address) })
}

// ParseEndpoint does the same with an option that holds tcp://host:port, host:port or unix:/path.
func ParseEndpoint(flags *flag.FlagSet, arguments []string, endpoint *string) error {
	return parse(flags, arguments, func() error {
		if strings.HasPrefix(*endpoint, "unix:/") {
			return nil
		}
		return requireLoopback(strings.TrimPrefix(*endpoint, "tcp://"))
	})
}

func parse(flags *flag.FlagSet, arguments []string, check func() error) error {
	flags.SetOutput(io.Discard)
	err := flags.Parse(arguments)
	if err == nil {
		err = check()
	}
	if err == nil {
		return nil
	}
	var options strings.Builder
	flags.SetOutput(&options)
	flags.PrintDefaults()
	return UsageError{fmt.Sprintf("%s: %v\noptions:\n%s", flags.Name(), err, options.String())}
}

func requireLoopback(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("address must be host:port, was %q: %w", address, err)
	}
	ip := net.ParseIP(host)
	if host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return fmt.Errorf("address must be of the loopback interface, was %q", address)
	}
	return nil
}

// PrintAddress writes the line "ADDR host:port" that tells the starter where this program listens.
func PrintAddress(address net.Addr) {
	fmt.Println("ADDR", address)
}

// AwaitEnd blocks until the process is told to end (SIGTERM or SIGINT), the server ends by itself or
// limit has passed. It returns the server's error, an error when the limit has passed, and nil otherwise.
func AwaitEnd(served <-chan error, limit time.Duration) error {
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGTERM, os.Interrupt)
	defer signal.Stop(told)
	select {
	case <-told:
		return nil
	case err := <-served:
		if err == nil {
			return fmt.Errorf("the server ended before it was told to")
		}
		return err
	case <-time.After(limit):
		return fmt.Errorf("nobody stopped this server within %s (--limit)", limit)
	}
}

// Within runs task and returns its error, or an error when it takes longer than limit. The task then
// goes on in the background: end the process soon.
func Within(limit time.Duration, task func() error) error {
	done := make(chan error, 1)
	go func() { done <- task() }()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-timer.C:
		return fmt.Errorf("still running after %s", limit)
	}
}
