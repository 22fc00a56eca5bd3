package benchhub

import (
	"bufio"
	"fmt"
	"io"
	"time"
)

const (
	callLimit       = 10 * time.Second
	arrivalLimit    = 30 * time.Second
	mostOutstanding = 1024
	mostMillis      = 60_000
)

// caller makes calls to plugins.
type caller interface {
	// await blocks until so many plugins are there.
	await(plugins int) error
	// call calls a method that echoes its argument.
	call(text string) error
	// broadcast does so with all plugins.
	broadcast(text string) error
}

// serve does what each line of in says, one after the other, and answers with one line:
//
//	plugins COUNT               waits for them and says ready
//	call OUTSTANDING MILLIS     what String gives of a result
//	broadcast OUTSTANDING MILLIS
func serve(in io.Reader, out io.Writer, hub caller, text string) error {
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		var verb string
		var count, millis int
		if fields, _ := fmt.Sscan(lines.Text(), &verb, &count, &millis); fields < 2 {
			return fmt.Errorf("what is %q?", lines.Text())
		}
		if count < 1 || count > mostOutstanding || millis < 0 || millis > mostMillis {
			return fmt.Errorf("out of bounds: %q", lines.Text())
		}
		limit := time.Duration(millis) * time.Millisecond
		answer, err := do(hub, verb, text, count, limit)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(out, answer); err != nil {
			return err
		}
	}
	return lines.Err()
}

func do(hub caller, verb, text string, count int, limit time.Duration) (string, error) {
	switch verb {
	case "plugins":
		return "ready\n", hub.await(count)
	case "call":
		done, err := run(count, limit, func() error { return hub.call(text) })
		return done.String(), err
	case "broadcast":
		done, err := run(count, limit, func() error { return hub.broadcast(text) })
		return done.String(), err
	default:
		return "", fmt.Errorf("what is %q?", verb)
	}
}
