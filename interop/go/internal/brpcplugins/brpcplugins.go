// Package brpcplugins plays many plugins in one process, good ones and bad ones, for a hub of any make. What
// they do is said on standard input, so that a test can ask the hub what came of it.
package brpcplugins

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"time"

	"jackfield.io/interop/internal/process"
)

// Main does what each line of standard input says, and answers it with one line: OK and what came of it, or ERROR
// and why. It ends with the input.
func Main(arguments []string) error {
	flags := process.Flags("brpc-plugin-check")
	dial := flags.String("dial", "", "`endpoint` of the hub: tcp://host:port or unix:/path")
	limit := flags.Duration("limit", process.DefaultLimit, "end after this time in any case")
	if err := process.ParseEndpoint(flags, arguments, dial); err != nil {
		return err
	}
	time.AfterFunc(*limit, func() { os.Exit(1) })
	cast := newCast(*dial)
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		result, err := cast.perform(strings.Fields(lines.Text()))
		if err != nil {
			fmt.Println("ERROR", strings.ReplaceAll(err.Error(), "\n", " "))
			continue
		}
		fmt.Println(strings.TrimSpace("OK " + result))
	}
	return lines.Err()
}
